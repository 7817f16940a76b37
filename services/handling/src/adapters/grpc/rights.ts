import { command, query, type Rights } from '@hotline/platform/grpc';

const centre = ['agent', 'dispatcher', 'arbiter', 'reviewer', 'callback_agent', 'quality_inspector', 'supervisor', 'inspector'] as const;
const others = ['editor', 'keeper', 'analyst', 'leader', 'administrator'] as const;
const units = ['handler', 'unit_head'] as const;
const readers = [...centre, ...others, ...units] as const;

/** Who may call what; ownership, state and the second-person rule are checked beside it. */
export const rights: Rights = {
  signAssignment: command(...units),
  returnAssignment: command('unit_head'),
  recallAssignment: command('dispatcher'),
  addAssist: command('dispatcher', 'unit_head'),
  recordContact: command(...units, 'agent', 'callback_agent'),
  recordThreeWayCall: command('agent'),
  addProgress: command(...units),
  recordMinutes: command(...units),
  submitResult: command(...units),
  splitOrder: command('dispatcher'),
  withdrawPart: command('reviewer'),
  escalateOrder: command('unit_head', 'dispatcher', 'reviewer'),
  answerEscalation: command('leader'),
  approveResult: command('reviewer'),
  rejectResult: command('reviewer'),
  takeNextReview: command('reviewer'),
  takeNextCallback: command('callback_agent'),
  requestSuspension: command(...units),
  grantSuspension: command('reviewer'),
  refuseSuspension: command('reviewer'),
  resumeOrder: command('reviewer', 'dispatcher', 'unit_head'),
  changeUrgency: command('reviewer', 'dispatcher'),
  confirmLowering: command('reviewer', 'supervisor'),
  recordCallback: command('callback_agent'),
  reopenOrder: command('reviewer'),
  closeAsDissatisfied: command('reviewer'),
  requestVoid: command('reviewer'),
  confirmVoid: command('reviewer', 'supervisor'),
  raiseObjection: command('unit_head'),
  decideObjection: command('reviewer', 'supervisor'),
  urgeOrder: command('agent', 'callback_agent', 'supervisor', 'leader'),
  getOrder: query(...readers),
  findOrders: query(...readers),
  countOrders: query(...readers),
  watchOrders: query(...readers),
  listOpenActions: query(...readers),
  renewLease: command('reviewer', 'callback_agent'),
  releaseLease: command('reviewer', 'callback_agent'),
};
