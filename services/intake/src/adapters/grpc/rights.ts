import { command, query, type Right, type Rights } from '@hotline/platform/grpc';

const centre = ['agent', 'dispatcher', 'arbiter', 'reviewer', 'callback_agent', 'quality_inspector'] as const;
const overseers = ['supervisor', 'inspector', 'analyst', 'leader', 'administrator'] as const;
const readers = (): Right => query(...centre, 'handler', 'unit_head', ...overseers);

/** Who may call what. */
export const rights: Rights = {
  submitAppeal: command('citizen', 'agent', 'partner'),
  addToAppeal: command('citizen', 'agent', 'partner'),
  withdrawAppeal: command('citizen', 'agent', 'partner'),
  takeNextAppeal: command('agent'),
  renewLease: command('agent'),
  releaseLease: command('agent'),
  acceptAppeal: command('agent'),
  answerAppeal: command('agent'),
  declineAppeal: command('agent'),
  mergeAppeal: command('agent'),
  detachVoice: command('agent', 'reviewer'),
  transferAppeal: command('agent'),
  takeBackAppeal: command('agent', 'partner'),
  recordCall: command('agent'),
  getAppeal: readers(),
  findAppeals: query(...centre, ...overseers),
  findRelatedAppeals: query('agent', 'dispatcher', 'reviewer'),
  trackAppeal: query('citizen', 'agent', 'partner'),
  rateAppeal: command('citizen', 'partner'),
  urgeAppeal: command('citizen', 'agent', 'partner'),
  markUnreasonable: command('agent', 'reviewer'),
  decideUnreasonable: command('supervisor', 'leader'),
  liftUnreasonable: command('supervisor', 'leader'),
  referMalice: command('supervisor', 'leader', 'administrator'),
  // A query, although it leaves an audit line: a command's reply is kept for its retry, and this one is not to be kept.
  revealContact: query(
    'agent',
    'dispatcher',
    'reviewer',
    'callback_agent',
    'quality_inspector',
    'handler',
    'unit_head',
    'supervisor',
    'inspector',
  ),
  listOpenActions: readers(),
};
