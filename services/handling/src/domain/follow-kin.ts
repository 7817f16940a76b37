import { endAlong } from './end.js';
import type { KinFact } from './kin.js';
import { unchanged, type Outcome } from './outcome.js';
import { partEnded } from './part-ended.js';
import { reopenAlong } from './reopening.js';
import { goOn } from './resume.js';
import { restAlong } from './suspend.js';
import { setUrgency } from './urgency.js';
import { hasEnded, type WorkOrder } from './work-order.js';

/** What becomes of an order when something happened to its parent or its part. */
export function followKin(order: WorkOrder, fact: KinFact, at: Date): Outcome {
  switch (fact.what) {
    case 'part_ended':
      return partEnded(order, fact.part, fact.state, fact.metAt, at);
    case 'went_on':
      return goOn(order, fact.cause, at);
    case 'rested':
      return restAlong(order, at);
    case 'urgency_changed':
      return hasEnded(order) || order.urgency === fact.to
        ? unchanged(order)
        : setUrgency(order, fact.to, fact.cause, fact.reason, fact.actor, at);
    case 'ended':
      return endAlong(order, fact.state, fact.reason, fact.actor, at);
    default:
      return reopenAlong(order, fact.actor, at);
  }
}
