import type { VoiceRules } from '../domain/voices.js';
import { CallBack } from './call-back.js';
import { ChangeOrder } from './change-order.js';
import { ClaimWork } from './claim-work.js';
import { CountOrders } from './count-orders.js';
import { FindOrders } from './find-orders.js';
import { FollowAppeal } from './follow-appeal.js';
import { FollowClocks } from './follow-clocks.js';
import { FollowDispatch } from './follow-dispatch.js';
import { FollowVoices } from './follow-voices.js';
import { JoinUnits } from './join-units.js';
import { KeepDues } from './keep-dues.js';
import { KeepLease } from './keep-lease.js';
import type { ListPorts } from './list-ports.js';
import { NoteFacts } from './note-facts.js';
import type { Clock, Units, WorkOrders } from './ports.js';
import { ObjectToDecision } from './object-to-decision.js';
import { PressOrder } from './press-order.js';
import { ReadOrder } from './read-order.js';
import { ReviewResults } from './review-results.js';
import { SplitOrder } from './split-order.js';
import { SuspendOrder } from './suspend-order.js';
import { TakeNextWork } from './take-next-work.js';
import { VoidOrder } from './void-order.js';
import { WatchOrders } from './watch-orders.js';
import { WorkOnAssignment } from './work-on-assignment.js';

/** What acts upon orders need from outside. */
export interface ActPorts extends Pick<ListPorts, 'leases' | 'dues'> {
  orders: WorkOrders;
  units: Units;
  clock: Clock;
}

export type Ports = ActPorts & ListPorts;

export interface Settings extends VoiceRules {
  /** Whether the system signs an assignment when its signing time ends. */
  signsByItself: boolean;
  /** In place of half-days between calls that reach nobody, in a rehearsal; 0: half-days. */
  rehearsedPauseMs: number;
}

export type Acts = ReturnType<typeof openActs>;
export type UseCases = ReturnType<typeof openUseCases>;

/** Everything that handling can do, over the ports that it is given. */
export function openUseCases(ports: Ports, settings: Settings) {
  const { orders, clock, lists, queues, leases, counters, changes } = ports;
  return {
    ...openActs(ports, settings),
    readOrder: new ReadOrder(orders, lists, leases, clock, settings.reopenWindowDays),
    takeNextWork: new TakeNextWork(orders, queues, leases),
    keepLease: new KeepLease(leases),
    findOrders: new FindOrders(lists),
    countOrders: new CountOrders(counters),
    watchOrders: new WatchOrders(changes, lists),
  };
}

/** Whatever changes an order: what people do, and what follows from the facts of others. */
export function openActs(
  { orders, units, clock, leases, dues }: ActPorts,
  { signsByItself, reopenWindowDays, manyVoices, rehearsedPauseMs }: Settings,
) {
  const change = new ChangeOrder(orders, clock);
  const claim = new ClaimWork(leases);
  return {
    workOnAssignment: new WorkOnAssignment(change),
    reviewResults: new ReviewResults(change, claim),
    joinUnits: new JoinUnits(change, units),
    splitOrder: new SplitOrder(change, units),
    suspendOrder: new SuspendOrder(change),
    pressOrder: new PressOrder(change),
    callBack: new CallBack(change, claim, reopenWindowDays, rehearsedPauseMs),
    objectToDecision: new ObjectToDecision(change),
    voidOrder: new VoidOrder(change),
    followAppeal: new FollowAppeal(orders, change),
    followDispatch: new FollowDispatch(change),
    followVoices: new FollowVoices(change, { reopenWindowDays, manyVoices }),
    followClocks: new FollowClocks(change, signsByItself),
    keepDues: new KeepDues(dues),
    noteFacts: new NoteFacts(change),
  };
}
