import type { Calendar } from './calendar.js';
import { type Limit, subtractLimit } from './limit.js';
import type { Moment } from './moment.js';
import type { Policy } from './policy.js';

/** An order on its way to a lower tenant. */
export interface SentDown {
  sentAt: Moment;
  /** The assignment's unit close at this level. */
  unitCloseAt: Moment;
  /** Its first reply, if it owes one. */
  firstReplyAt?: Moment;
  /** The child's review limit at the order's urgency. */
  childReview: Limit;
}

/** What the child may use: its order close and order reply are never later than these. */
export interface LeftBelow {
  closeBy: Moment;
  replyBy?: Moment;
  /** What this level keeps, in milliseconds of calendar time. It stays as it was when sent. */
  margin: number;
}

/**
 * The margin is the larger of a tenth of what is left to unit close (setting) and the child's review limit, counted back
 * from unit close; at most a third of what is left (domain §5, *sent to a lower tenant*).
 */
export function leaveBelow({ sentAt, unitCloseAt, firstReplyAt, childReview }: SentDown, policy: Policy, calendar: Calendar): LeftBelow {
  const left = Math.max(0, unitCloseAt - sentAt);
  const review = unitCloseAt - subtractLimit(unitCloseAt, childReview, calendar);
  const margin = Math.min(Math.max((left * policy.marginPercent) / 100, review), left * policy.marginMost);
  const closeBy = unitCloseAt - Math.ceil(margin);
  return { closeBy, margin: Math.ceil(margin), ...(firstReplyAt === undefined ? {} : { replyBy: Math.min(firstReplyAt, closeBy) }) };
}
