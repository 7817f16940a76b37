import { ChangeOrder } from './change-order.js';
import { FollowAppeal } from './follow-appeal.js';
import { FollowClocks } from './follow-clocks.js';
import { FollowDispatch } from './follow-dispatch.js';
import { JoinUnits } from './join-units.js';
import type { Clock, Units, WorkOrders } from './ports.js';
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
}

export type UseCases = ReturnType<typeof openUseCases>;

/** Everything that handling can do, over the ports that it is given. */
export function openUseCases({ orders, units, clock }: Ports, { signsByItself }: Settings) {
  const change = new ChangeOrder(orders, clock);
  return {
    workOnAssignment: new WorkOnAssignment(change),
    reviewResults: new ReviewResults(change),
    joinUnits: new JoinUnits(change, units),
    splitOrder: new SplitOrder(change, units),
    suspendOrder: new SuspendOrder(change),
    pressOrder: new PressOrder(change),
    voidOrder: new VoidOrder(change),
    readOrder: new ReadOrder(orders),
    followAppeal: new FollowAppeal(orders, change),
    followDispatch: new FollowDispatch(change),
    followClocks: new FollowClocks(change, signsByItself),
  };
}
