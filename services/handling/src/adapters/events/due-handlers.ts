import type { EventHandlers, HotlineEvent } from '@hotline/proto/events';
import type { KeepDues } from '../../app/keep-dues.js';

type Dated = Pick<HotlineEvent<'ClockStarted'>, 'number' | 'clockId' | 'kind' | 'dueAt'>;

/** sla's clocks, as far as worklists are sorted by them. A breach changes nothing: what is late is due still. */
export function dueHandlers(dues: KeepDues): EventHandlers<void> {
  const runs = (clock: Dated) => dues.runs(clock, clock.dueAt!);
  const rests = (clock: Omit<Dated, 'dueAt'>) => dues.rests(clock);
  const moved = (clock: Dated) => dues.moved(clock, clock.dueAt!);
  return { ClockStarted: runs, ClockMoved: moved, ClockResumed: runs, ClockPaused: rests, ClockMet: rests, ClockCancelled: rests };
}
