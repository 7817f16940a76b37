import type { DayRule, Limit } from './limit.js';

/** Ordered from the most to the least pressing. */
export const urgencies = ['critical', 'urgent', 'normal'] as const;
export type Urgency = (typeof urgencies)[number];

/** The clocks that a limit sets. */
export const limitedKinds = [
  'intake',
  'dispatch',
  'sign',
  'first_reply',
  'unit_close',
  'order_reply',
  'order_close',
  'return_window',
  'return_decision',
  'dispute_window',
  'arbitration',
  'review',
  'callback',
  'callback_answer',
  'extension_decision',
  'suspension_review',
  'objection_window',
  'objection_decision',
] as const;
export type LimitedKind = (typeof limitedKinds)[number];

/** The clocks whose due moment is a date that somebody named. */
export const datedKinds = ['extension_step', 'suspension_end', 'escalation'] as const;
export type DatedKind = (typeof datedKinds)[number];

export type ClockKind = LimitedKind | DatedKind;

export type LimitRow = Readonly<Record<Urgency, Limit>>;

/** Everything about deadlines that a tenant may set (domain §5). */
export interface Policy {
  readonly limits: Readonly<Record<LimitedKind, LimitRow>>;
  /** Rows that replace the above for one kind of appeal: 3 / 5 / 10 working days by kind (Henan). */
  readonly byAppealKind: Readonly<Record<string, Partial<Record<LimitedKind, LimitRow>>>>;
  /** Rows for the rounds after the first; default: as the first. They outrank the rows by kind. */
  readonly laterRounds: Partial<Record<LimitedKind, LimitRow>>;
  readonly dayRule: DayRule;
  /** When a clock warns, in per cent of the way to its due. */
  readonly warnPercents: readonly number[];
  /** The least that a unit gets after its first rejection in a round. */
  readonly rejectionFloor: LimitRow;
  /** Applications for one matter (一事一申请). */
  readonly maxExtensions: number;
  /** Longest stay in suspension, in days. */
  readonly longestStayDays: number;
  /** What a capped clock keeps of its own limit: a tenth. */
  readonly leastShare: number;
  /** Dispatch may take this share of order reply's limit: half. */
  readonly dispatchShare: number;
  /** What the level above keeps for itself of an order sent down, in per cent of what is left. */
  readonly marginPercent: number;
  /** The most that it keeps, as a share of what is left: a third. */
  readonly marginMost: number;
}

/** What sets an order's limits. */
export interface Limited {
  readonly kind: string;
  readonly urgency: Urgency;
  readonly round: number;
}

/** The limit of a clock of this order in its present round and urgency. */
export function limitFor(policy: Policy, kind: LimitedKind, { kind: appealKind, urgency, round }: Limited): Limit {
  const later = round > 1 ? policy.laterRounds[kind] : undefined;
  const row = later ?? policy.byAppealKind[appealKind]?.[kind] ?? policy.limits[kind];
  return row[urgency];
}

export const isLimited = (kind: ClockKind): kind is LimitedKind => (limitedKinds as readonly string[]).includes(kind);

/** Is `to` more pressing than `from`? */
export const isRaise = (from: Urgency, to: Urgency): boolean => urgencies.indexOf(to) < urgencies.indexOf(from);
