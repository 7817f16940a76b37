import { buttons, type OpenAction } from './buttons.js';
import {
  assignmentLifecycle,
  callbackLifecycle,
  escalationLifecycle,
  objectionLifecycle,
  orderLifecycle,
  suspensionLifecycle,
} from './lifecycle.js';
import { wouldPass, type Trial } from './trials.js';

/**
 * Everything that handling offers the caller on an order: what the tables allow to their roles, as far as the deciding functions would let it
 * pass. What would be refused, whoever asks and whatever is brought, is not shown.
 */
export function openActions(trial: Trial): OpenAction[] {
  const { order, caller } = trial;
  const { assignments, suspensions, escalations, callbacks, objections, round } = order;
  const candidates = [
    ...buttons(orderLifecycle, order.state, order.number, caller),
    ...assignments.filter((each) => each.round === round).flatMap((each) => buttons(assignmentLifecycle, each.state, each.id, caller)),
    ...suspensions.flatMap((each) => buttons(suspensionLifecycle, each.state, each.id, caller)),
    ...escalations.flatMap((each) => buttons(escalationLifecycle, each.state, each.id, caller)),
    ...callbacks
      .filter((each) => each.round === round)
      .flatMap((each) => buttons(callbackLifecycle, each.state, each.appealNumber, caller)),
    ...objections.flatMap((each) => buttons(objectionLifecycle, each.state, each.id, caller)),
    ...assignments.map(({ id }) => ({ action: 'raiseObjection', subject: id, asks: ['about', 'reason'] })), // no state of its own
  ];
  return candidates.filter(({ action, subject }) => wouldPass(action, subject, trial));
}
