export { apply } from './apply.js';
export { type Calendar, defaultCalendar, validateCalendar } from './calendar.js';
export { type Breach, type Clock, type ClockEvent, type ClockState, type Warning, isBreached, isOpen } from './clock.js';
export {
  type CompleteExtensionStep,
  type DecideExtension,
  completeExtensionStep,
  grantExtension,
  refuseExtension,
} from './decide-extension.js';
export { defaultPolicy } from './default-policy.js';
export {
  type Extension,
  type ExtensionAction,
  type ExtensionEvent,
  type ExtensionState,
  type ExtensionStep,
  extensionEnds,
  extensionLifecycle,
  extensionStarts,
} from './extension.js';
export { type Fact, keyOf } from './facts.js';
export { fire, nextMoment } from './fire.js';
export { recomputeClocks } from './recompute-clocks.js';
export { type RequestExtension, requestExtension } from './request-extension.js';
export { type DayRule, type Limit, type Unit, addLimit, subtractLimit } from './limit.js';
export { type LeftBelow, type SentDown, leaveBelow } from './lower-tenant.js';
export { type Assignment, type Matter, type MatterEvent, type Order, type Outcome, matterOf, matterOfFact, newMatter } from './matter.js';
export { DAY, HOUR, MINUTE, type Moment } from './moment.js';
export { type ClockKind, type LimitRow, type Policy, type Urgency, datedKinds, limitFor, limitedKinds, urgencies } from './policy.js';
export { validatePolicy } from './validate-policy.js';
