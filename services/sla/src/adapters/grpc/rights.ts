import { command, query, type Rights } from '@hotline/platform/grpc';

const centre = ['agent', 'dispatcher', 'arbiter', 'reviewer', 'callback_agent', 'quality_inspector', 'supervisor', 'inspector'] as const;
const units = ['handler', 'unit_head'] as const;
const others = ['editor', 'keeper', 'analyst', 'leader', 'administrator', 'partner'] as const;

/** Who may call what. Everybody but citizens reads; ownership of a unit's own is checked by the use cases. */
export const rights: Rights = {
  requestExtension: command(...units),
  grantExtension: command('reviewer'),
  refuseExtension: command('reviewer'),
  completeExtensionStep: command(...units),
  listExtensions: query('reviewer', 'supervisor', ...units),
  getClocks: query(...centre, ...units, ...others),
  findDue: query('agent', 'dispatcher', 'reviewer', 'callback_agent', 'supervisor', 'leader', ...units),
  getPolicy: query(...centre, ...units, ...others),
  setPolicy: command('administrator'),
  setCalendar: command('administrator'),
  recomputeClocks: command('administrator'),
  listOpenActions: query(...centre, ...units, ...others),
};
