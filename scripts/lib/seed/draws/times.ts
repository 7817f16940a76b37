// When orders come in: more by day than by night, fewer at weekends, ever more over the years.
import type { Draw } from '../../replay/draw.ts';

const day = 86_400_000;
/** Of the hours of a day in Shanghai. */
const hours = [2, 1, 1, 1, 1, 2, 4, 8, 14, 16, 15, 12, 8, 9, 13, 14, 13, 11, 9, 8, 7, 6, 4, 3];
const total = hours.reduce((sum, each) => sum + each, 0);

/** Ascending moments between two. */
export function arrivals(count: number, from: number, to: number, draw: Draw): Float64Array {
  const moments = new Float64Array(count);
  const days = Math.max(1, Math.floor((to - from) / day));
  for (let index = 0; index < count;) {
    const start = from + Math.floor(draw.next() ** 0.8 * days) * day;
    const midnight = Math.floor((start + 8 * 3_600_000) / day) * day - 8 * 3_600_000;
    const weekend = [0, 6].includes(new Date(midnight + 12 * 3_600_000).getUTCDay());
    if (weekend && draw.chance(0.45)) continue;
    const moment = midnight + hourOf(draw) * 3_600_000 + draw.below(3_600_000);
    if (moment >= from && moment <= to) moments[index++] = moment;
  }
  return moments.sort();
}

function hourOf(draw: Draw): number {
  let left = draw.below(total);
  return hours.findIndex((weight) => (left -= weight) < 0);
}
