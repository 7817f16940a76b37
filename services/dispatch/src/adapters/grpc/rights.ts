import { anyone, command, query, type Rights } from '@hotline/platform/grpc';

const centre = ['agent', 'dispatcher', 'arbiter', 'reviewer', 'callback_agent', 'quality_inspector', 'supervisor', 'inspector'] as const;
const others = ['editor', 'keeper', 'analyst', 'leader', 'administrator'] as const;
const units = ['handler', 'unit_head'] as const;

/** Who may call what; ownership is checked beside it. */
export const rights: Rights = {
  takeNextOrder: command('dispatcher'),
  listQueue: query('dispatcher', 'arbiter', 'supervisor', 'leader', 'administrator'),
  renewLease: command('dispatcher'),
  releaseLease: command('dispatcher'),
  suggestUnits: query('agent', 'dispatcher', 'arbiter', 'supervisor', 'administrator'),
  dispatchOrder: command('dispatcher'),
  reassignOrder: command('dispatcher'),
  declareEmergency: command('dispatcher'),
  grantReturn: command('dispatcher'),
  refuseReturn: command('dispatcher'),
  disputeReturn: command('unit_head'),
  ruleOnReturn: command('arbiter'),
  listReturns: query('dispatcher', 'arbiter', 'reviewer', 'supervisor', 'inspector', 'analyst', 'leader', 'administrator', ...units),
  publishCatalogue: command('administrator'),
  publishCategories: command('administrator'),
  findCatalogueRows: query(...centre, ...others, ...units),
  findCategories: query(anyone),
  registerUnit: command('administrator'),
  updateUnit: command('administrator'),
  listUnits: query(...centre, ...others, ...units, 'partner'),
  setUnitDuty: command('administrator', 'dispatcher', 'unit_head'),
  publishReplyTemplate: command('administrator', 'dispatcher', 'editor'),
  findReplyTemplates: query('agent', 'dispatcher', 'reviewer', 'callback_agent', 'handler', 'unit_head', 'editor', 'administrator'),
  retireReplyTemplate: command('administrator', 'dispatcher', 'editor'),
  listOpenActions: query(...centre, ...others, ...units),
};
