// An order while its deadlines are reckoned.
import { isOpen, type Reckoned } from './clock.ts';
import type { Limits, Urgency } from './limits.ts';

export interface Unit {
  id: string;
  role: string;
  round: number;
  inform: boolean;
  submitted?: number;
  rejections: number;
  state: 'open' | 'submitted' | 'approved' | 'withdrawn';
}

export interface Matter {
  number: string;
  urgency: Urgency;
  round: number;
  anonymous: boolean;
  inform: boolean;
  clocks: Reckoned[];
  units: Unit[];
  limits: Limits;
  /** Moments at which units left that had not reported: the work was complete at the latest of these and the reports. */
  left: number[];
  parent?: Matter;
  parts: Matter[];
}

export const clockOf = ({ clocks }: Matter, kind: string, subject: string): Reckoned | undefined =>
  clocks.findLast((clock) => clock.kind === kind && clock.subject === subject);
export const openClock = (matter: Matter, kind: string, subject = matter.number): Reckoned | undefined => {
  const clock = clockOf(matter, kind, subject);
  return clock !== undefined && isOpen(clock) ? clock : undefined;
};
export const openOnes = ({ clocks }: Matter): Reckoned[] => clocks.filter(isOpen);
export const live = ({ units, round }: Matter): Unit[] => units.filter((unit) => unit.round === round && unit.state !== 'withdrawn');
export const unitOf = ({ units }: Matter, id: string): Unit => units.find((unit) => unit.id === id)!;

/** The due that a clock has now, as far as it can be said: a held rest and a stop push it ahead of them. */
export function dueNow(clock: Reckoned | undefined, at: number): number {
  if (clock === undefined) return Infinity;
  if (clock.held?.counts === 'rest') return clock.due + at - clock.held.at;
  return clock.stopped === undefined ? clock.due : clock.due + at - clock.stopped;
}
