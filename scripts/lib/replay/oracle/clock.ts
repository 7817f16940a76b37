// One deadline as this reckoning sees it. Moments are milliseconds. Written from the table of deadlines, apart from the service that keeps them.

export interface Breach {
  due: number;
  rescinded: boolean;
}

/** A stretch of time over which a due moment held and the clock ran. */
export interface Stretch {
  set: number;
  due: number;
  /** When it was met, held, stopped or set anew; unset: it still runs. */
  end?: number;
}

export interface Reckoned {
  kind: string;
  subject: string;
  unit: string;
  start: number;
  due: number;
  limit: number;
  state: 'running' | 'met' | 'cancelled';
  met?: number;
  breach?: Breach;
  /** Waits for the review: what is left counts, or it counts as never stopped. */
  held?: { at: number; counts: 'rest' | 'on' };
  stopped?: number;
  /** Extensions and stops. */
  granted: number;
  stretches: Stretch[];
}

export const start = (kind: string, subject: string, unit: string, at: number, limit: number, due: number): Reckoned => ({
  kind,
  subject,
  unit,
  start: at,
  due,
  limit,
  state: 'running',
  granted: 0,
  stretches: [{ set: at, due }],
});

export const isOpen = ({ state }: Reckoned): boolean => state === 'running';
const runs = (clock: Reckoned): boolean => isOpen(clock) && clock.held === undefined && clock.stopped === undefined;

/** Time goes on to `now`: what was due before it is late. */
export function pass(clock: Reckoned, now: number): void {
  if (runs(clock) && clock.breach === undefined && clock.due < now) clock.breach = { due: clock.due, rescinded: false };
}

const endStretch = (clock: Reckoned, at: number): void => {
  const last = clock.stretches.at(-1)!;
  last.end ??= at;
};

/** Another due moment, from now on. */
export function setDue(clock: Reckoned, due: number, at: number): void {
  if (due === clock.due) return;
  clock.due = due;
  endStretch(clock, at);
  if (runs(clock)) clock.stretches.push({ set: at, due });
}

/** What came before its due moment was in time, whenever it was told. */
export function meet(clock: Reckoned, at: number): void {
  if (!isOpen(clock)) return;
  pass(clock, at);
  if (clock.breach !== undefined && at <= clock.breach.due) clock.breach.rescinded = true;
  clock.state = 'met';
  clock.met = at;
  endStretch(clock, at);
}

export function cancel(clock: Reckoned, at: number): void {
  if (!isOpen(clock)) return;
  pass(clock, at);
  clock.state = 'cancelled';
  endStretch(clock, at);
}

export function rescind(clock: Reckoned): void {
  if (clock.breach !== undefined) clock.breach.rescinded = true;
}

export function hold(clock: Reckoned, at: number, counts: 'rest' | 'on'): void {
  if (!isOpen(clock) || clock.held !== undefined) return;
  pass(clock, at);
  clock.held = { at, counts };
  endStretch(clock, at);
}

/** It runs again: with what was left, at least the floor, unless it was late already; or as if it had never stopped. */
export function release(clock: Reckoned, at: number, floor = 0): void {
  if (!isOpen(clock) || clock.held === undefined) return;
  const { held } = clock;
  delete clock.held;
  const late = clock.breach !== undefined && !clock.breach.rescinded;
  if (held.counts === 'rest' && !late) clock.due = at + Math.max(clock.due - held.at, floor);
  clock.stretches.push({ set: held.counts === 'rest' ? at : clock.stretches.at(-1)!.set, due: clock.due });
}

/** It rests; a rest that is held already is left alone. */
export function stop(clock: Reckoned, at: number): void {
  if (!isOpen(clock) || clock.held?.counts === 'rest') return;
  pass(clock, at);
  clock.stopped = at;
  endStretch(clock, at);
}

export function goOn(clock: Reckoned, at: number): void {
  if (clock.stopped === undefined) return;
  const rested = at - clock.stopped;
  delete clock.stopped;
  clock.due += rested;
  clock.granted += rested;
  if (runs(clock)) clock.stretches.push({ set: at, due: clock.due });
}
