import type { Limit, Span } from './limit.js';
import type { Moment } from './moment.js';
import type { ClockKind } from './policy.js';

export type ClockState =
  | 'running'
  | 'held' // by a submission
  | 'stopped' // by a suspension; sign: by a return
  | 'met'
  | 'cancelled';

/** The due moment passed without the act. */
export interface Breach {
  readonly dueAt: Moment;
  readonly foundAt: Moment;
  /** Why it does not count. */
  readonly rescinded?: string;
}

/** One deadline (domain §5). While it is held or stopped, `dueAt` is the due as of that moment: the difference is the rest. */
export interface Clock {
  /** `${number}/${kind}/${subject}/${n}` */
  readonly id: string;
  readonly number: string;
  readonly kind: ClockKind;
  /** The assignment, return, suspension … or the order's number. */
  readonly subject: string;
  readonly unit?: string;
  readonly startedAt: Moment;
  readonly dueAt: Moment;
  /** When the due was last set: warnings count from it. */
  readonly setAt: Moment;
  /** Absent where the due is a named date. */
  readonly limit?: Limit;
  /** Its own time is working time. */
  readonly working: boolean;
  /** A cap set the due: it warns in calendar time. */
  readonly capped: boolean;
  /** Time granted: extensions and time stopped. */
  readonly granted: Span;
  readonly state: ClockState;
  readonly heldAt?: Moment;
  /** What a held clock does when released: go on with its rest, or through as if never stopped. */
  readonly hold?: 'rest' | 'through';
  readonly stoppedAt?: Moment;
  readonly metAt?: Moment;
  /** The per cents at which it warns, by the policy of its start. */
  readonly percents: readonly number[];
  /** The highest per cent sent since the due last moved later; 0: none. */
  readonly warned: number;
  /** Still to send. */
  readonly warnings: readonly Warning[];
  readonly breach?: Breach;
}

export interface Warning {
  readonly percent: number;
  readonly at: Moment;
}

interface Told {
  readonly number: string;
  readonly at: Moment;
  readonly clockId: string;
  readonly kind: ClockKind;
  readonly subject: string;
  readonly unit?: string;
}

/** What happened to a clock; named and shaped as in hotline.events.v1. */
export type ClockEvent = Told &
  (
    | { readonly type: 'ClockStarted' | 'ClockMoved' | 'ClockResumed'; readonly dueAt: Moment }
    | { readonly type: 'ClockPaused'; readonly cause: 'held' | 'stopped' }
    | { readonly type: 'ClockMet'; readonly dueAt: Moment; readonly metAt: Moment; readonly late: boolean }
    | { readonly type: 'ClockCancelled' }
    | { readonly type: 'ClockWarned'; readonly dueAt: Moment; readonly percent: number }
    | { readonly type: 'ClockBreached'; readonly dueAt: Moment }
    | { readonly type: 'ClockBreachRescinded'; readonly dueAt: Moment; readonly cause: string }
  );

/** A clock after something happened to it, and what is to be told. */
export interface Change {
  readonly clock: Clock;
  readonly events: readonly ClockEvent[];
}

/** Neither met nor cancelled. */
export const isOpen = ({ state }: Clock): boolean => state !== 'met' && state !== 'cancelled';

/** It has a breach that counts: it warns and breaches no more. */
export const isBreached = ({ breach }: Clock): boolean => breach !== undefined && breach.rescinded === undefined;

export const tell = ({ number, id, kind, subject, unit }: Clock, at: Moment): Told => ({
  number,
  at,
  clockId: id,
  kind,
  subject,
  ...(unit === undefined ? {} : { unit }),
});

export const unchanged = (clock: Clock): Change => ({ clock, events: [] });

/** One change after another. */
export function andThen({ clock, events }: Change, next: (clock: Clock) => Change): Change {
  const after = next(clock);
  return { clock: after.clock, events: [...events, ...after.events] };
}
