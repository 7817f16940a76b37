// What all lives share: who works where, what a matter can be about, the clocks' limits, the watches.
import type { People } from '../stack/people.ts';
import type { Plan } from '../stack/plan.ts';
import type { Manner } from './manner.ts';
import type { Limits } from './oracle/limits.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { Tree } from './tree.ts';
import type { Watch } from './watch.ts';

export interface World {
  plan: Plan;
  people: People;
  tree: Tree;
  limits: Limits;
  stopwatch: Stopwatch;
  watch: Watch;
  manner: Manner;
  /** How long a citizen waits for one answer, ms; absent: 20 s. */
  patienceMs?: number;
}
