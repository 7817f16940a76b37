// What the slices say of a line's rows.
import type { Figures, Measure, Row } from './line.ts';
import type { Measured } from './slices.ts';
import { median, summaryOf, type Summary } from './statistics.ts';

export interface Judged {
  what: string;
  goal: Row['goal'];
  ours: number;
  /** Absent: the figure itself is held. */
  reference?: number;
  /** ours by reference, or ours; with its least and most among the turns. NaN when it could not be measured. */
  value: Summary;
  holds: boolean;
  /** Why it could not be measured. */
  missing?: string;
}

const unmeasured: Summary = { median: NaN, least: NaN, most: NaN };

/** Why a row of this line could not be measured: its figures are there all the same, as none. */
export const notMeasured = ({ what, goal }: Row, why: string): Judged => ({
  what,
  goal,
  ours: NaN,
  value: unmeasured,
  holds: false,
  missing: why,
});

const meets = (value: number, goal: Row['goal']): boolean => {
  if (goal === undefined) return true;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
};

/** @throws Error naming a side or figure that is not there: the line is written wrongly */
export function judge(row: Row, measured: Measured, missing: ReadonlyMap<string, string>): Judged {
  const { what, goal, ours, against } = row;
  const gone = [ours, against].map((each) => each && missing.get(each[0])).find((why) => why !== undefined);
  if (gone !== undefined) return notMeasured(row, gone);
  const own = valuesOf(measured, ours);
  if (against === undefined) {
    const value = summaryOf(own);
    return { what, goal, ours: value.median, value, holds: meets(value.median, goal) };
  }
  const others = valuesOf(measured, against);
  const reference = median(others);
  const { least, most } = summaryOf(own.map((each, turn) => each / others[turn]!));
  const value = { median: median(own) / reference, least, most };
  return { what, goal, ours: median(own), reference, value, holds: meets(value.median, goal) };
}

function valuesOf(measured: Measured, [side, figure]: Measure): number[] {
  const slices: readonly Figures[] = measured.get(side) ?? [];
  return slices.map((figures) => {
    const value = figures[figure];
    if (value === undefined || Number.isNaN(value)) throw new Error(`the side ${side} has no figure ${figure}`);
    return value;
  });
}
