import { rootOf } from './number.js';
import type { OrderFacts, OrderFactType } from './order-facts.js';
import type { OrderState, Progress } from './progress.js';

type Follow<T extends OrderFactType> = (progress: Progress, fact: OrderFacts[T], at: Date) => Progress;

/** What each of handling's facts means to the citizen. A part's facts add to its parent's progress; how the whole stands only its own facts say. */
const follows: { [T in OrderFactType]: Follow<T> } = {
  OrderOpened: (progress, { round }) => ({ ...progress, round: Math.max(progress.round, round) }),
  OrderSplit: (progress, _fact, at) => stepped({ ...progress, split: true, state: 'in_progress' }, 'split', at),
  OrderReopened: ofWhole((progress, { round, partNumbers }, at) => stepped(anew(progress, round, partNumbers.length > 0), 'reopened', at)),
  OrderQueued: ofWhole((progress, { cause }) => (cause === 'parts_withdrawn' ? { ...progress, split: false, state: 'opened' } : progress)),
  OrderClosed: ended('closed'),
  OrderWithdrawn: ended('withdrawn'),
  OrderVoided: ended('void'),
  AssignmentOpened: (progress, { assignmentId, unit }, at) =>
    stepped({ ...progress, units: { ...progress.units, [assignmentId]: { unit, live: true } } }, 'dispatched', at, unit),
  AssignmentSigned: (progress, { unit }, at) => stepped(begun(progress), 'signed', at, unit),
  CitizenContacted: (progress, { unit }, at) => stepped(progress, 'contacted', at, unit),
  ResultSubmitted: (progress, { assignmentId, unit, text }, at) => ({
    ...progress,
    submitted: { ...progress.submitted, [assignmentId]: { at, unit, text, round: progress.round } },
  }),
  ResultApproved: (progress, { number, assignmentId, all }, at) => {
    const reviewed = approve(progress, assignmentId);
    return all && number === progress.orderNumber ? resolve(reviewed, at) : reviewed;
  },
  ResultRejected: (progress, { assignmentId }) => ({ ...progress, submitted: without(progress.submitted, assignmentId) }),
  AssignmentWithdrawn: (progress, { assignmentId, unit }) => released(progress, assignmentId, unit),
  SuspensionGranted: ofWhole((progress, _fact, at) => stepped({ ...progress, state: 'suspended' }, 'suspended', at)),
  OrderResumed: ofWhole((progress, { cause }, at) =>
    stepped({ ...progress, state: cause === 'requeued' ? 'opened' : 'in_progress' }, 'resumed', at),
  ),
  CallbackPlanned: (progress, { appealNumber, owed }, at) =>
    owed ? stepped(resolve(progress, at), 'callback', at, '', appealNumber) : resolve(progress, at),
  CallbackSettled: (progress, { appealNumber, outcome }, at) =>
    outcome === 'settled' || outcome === 'unreachable' ? stepped(progress, outcome, at, '', appealNumber) : progress,
};

/** The progress after one of handling's facts. */
export function follow<T extends OrderFactType>(progress: Progress, type: T, fact: OrderFacts[T]): Progress {
  return follows[type](progress, fact, fact.at ?? new Date(0));
}

function stepped(progress: Progress, step: string, at: Date, unit = '', appealNumber = ''): Progress {
  return { ...progress, steps: [...progress.steps, { at, step, unit, appealNumber }] };
}

const begun = (progress: Progress): Progress => (progress.state === 'opened' ? { ...progress, state: 'in_progress' } : progress);

function ended(state: OrderState): Follow<'OrderClosed' | 'OrderWithdrawn' | 'OrderVoided'> {
  return ofWhole((progress, _fact, at) => stepped({ ...(state === 'closed' ? resolve(progress, at) : progress), state }, state, at));
}

/** Nothing when it is a part's. */
function ofWhole<T extends OrderFactType>(whole: Follow<T>): Follow<T> {
  return (progress, fact, at) => (rootOf(fact.number) === fact.number ? whole(progress, fact, at) : progress);
}

/** Everything is reviewed: the citizens may read it. */
function resolve(progress: Progress, at: Date): Progress {
  if (progress.state === 'callback' || progress.state === 'closed') return progress;
  const shown = { ...progress, state: 'callback' as const, results: [...progress.results, ...progress.approved], approved: [] };
  return stepped(shown, 'resolved', at);
}

function approve(progress: Progress, assignmentId: string): Progress {
  const result = progress.submitted[assignmentId];
  if (result === undefined) return progress;
  return { ...progress, submitted: without(progress.submitted, assignmentId), approved: [...progress.approved, result] };
}

function released(progress: Progress, assignmentId: string, unit: string): Progress {
  const units = { ...progress.units, [assignmentId]: { unit, live: false } };
  const idle = !progress.split && progress.state === 'in_progress' && !Object.values(units).some((each) => each.live);
  return { ...progress, units, submitted: without(progress.submitted, assignmentId), state: idle ? 'opened' : progress.state };
}

function anew(progress: Progress, round: number, split: boolean): Progress {
  const units = Object.fromEntries(Object.entries(progress.units).map(([id, each]) => [id, { ...each, live: false }]));
  return { ...progress, round, units, split, state: split ? 'in_progress' : 'opened', submitted: {}, approved: [] };
}

const without = <V>(all: Record<string, V>, key: string): Record<string, V> =>
  Object.fromEntries(Object.entries(all).filter(([each]) => each !== key));
