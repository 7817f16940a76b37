import type { Limit, Unit } from './limit.js';
import type { LimitRow, Policy } from './policy.js';

const limit = (amount: number, unit: Unit): Limit => ({ amount, unit });
const row = (critical: Limit, urgent: Limit, normal: Limit): LimitRow => ({ critical, urgent, normal });
const always = (one: Limit): LimitRow => row(one, one, one);

const reply = row(limit(1, 'hours'), limit(6, 'hours'), limit(24, 'hours')); // M7
const close = row(limit(2, 'hours'), limit(24, 'hours'), limit(5, 'days')); // M7
const window = row(limit(20, 'minutes'), limit(2, 'hours'), limit(1, 'working_days'));
const review = row(limit(15, 'minutes'), limit(2, 'hours'), limit(1, 'working_days'));
const decision = row(limit(10, 'minutes'), limit(1, 'hours'), limit(4, 'working_hours'));

/** The policy as M7 and domain §5 give it; a tenant's settings replace parts of it. */
export const defaultPolicy: Policy = {
  limits: {
    intake: always(limit(4, 'working_hours')),
    dispatch: row(limit(10, 'minutes'), limit(30, 'minutes'), limit(4, 'working_hours')),
    sign: row(limit(10, 'minutes'), limit(1, 'hours'), limit(24, 'hours')),
    first_reply: reply,
    unit_close: close,
    order_reply: reply,
    order_close: close,
    return_window: window,
    return_decision: decision,
    dispute_window: window,
    arbitration: row(limit(30, 'minutes'), limit(4, 'hours'), limit(1, 'working_days')),
    review,
    callback: always(limit(2, 'working_days')),
    callback_answer: always(limit(4, 'working_hours')),
    extension_decision: decision,
    suspension_review: decision,
    objection_window: always(limit(3, 'working_days')),
    objection_decision: always(limit(3, 'working_days')),
  },
  byAppealKind: {},
  laterRounds: {},
  dayRule: 'to_the_minute',
  warnPercents: [75, 90],
  rejectionFloor: review,
  maxExtensions: 1,
  longestStayDays: 30,
  leastShare: 0.1,
  dispatchShare: 0.5,
  marginPercent: 10,
  marginMost: 1 / 3,
};
