import { CallBack } from './call-back.js';
import { ChangeOrder } from './change-order.js';
import { FollowAppeal } from './follow-appeal.js';
import { FollowClocks } from './follow-clocks.js';
import { FollowDispatch } from './follow-dispatch.js';
import { FollowVoices } from './follow-voices.js';
import { JoinUnits } from './join-units.js';
import type { Clock, Units, WorkOrders } from './ports.js';
import { ObjectToDecision } from './object-to-decision.js';
import { PressOrder } from './press-order.js';
import { ReadOrder } from './read-order.js';
import { ReviewResults } from './review-results.js';
import { SplitOrder } from './split-order.js';
import { SuspendOrder } from './suspend-order.js';
import { VoidOrder } from './void-order.js';
import { WorkOnAssignment } from './work-on-assignment.js';

export interface Ports {
  orders: WorkOrders;
  units: Units;
  clock: Clock;
}

export interface Settings {
  /** Whether the system signs an assignment when its signing time ends. */
  signsByItself: boolean;
  /** How long after its end an order may be reopened. */
  reopenWindowDays: number;
}

export type UseCases = ReturnType<typeof openUseCases>;

/** Everything that handling can do, over the ports that it is given. */
export function openUseCases({ orders, units, clock }: Ports, { signsByItself, reopenWindowDays }: Settings) {
  const change = new ChangeOrder(orders, clock);
  return {
    workOnAssignment: new WorkOnAssignment(change),
    reviewResults: new ReviewResults(change),
    joinUnits: new JoinUnits(change, units),
    splitOrder: new SplitOrder(change, units),
    suspendOrder: new SuspendOrder(change),
    pressOrder: new PressOrder(change),
    callBack: new CallBack(change, reopenWindowDays),
    objectToDecision: new ObjectToDecision(change),
    voidOrder: new VoidOrder(change),
    readOrder: new ReadOrder(orders),
    followAppeal: new FollowAppeal(orders, change),
    followDispatch: new FollowDispatch(change),
    followVoices: new FollowVoices(change, reopenWindowDays),
    followClocks: new FollowClocks(change, signsByItself),
  };
}
