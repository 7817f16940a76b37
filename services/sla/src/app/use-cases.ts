import { ApplyFact } from './apply-fact.js';
import { DecideExtension } from './decide-extension.js';
import { FindDeadlines } from './find-deadlines.js';
import { FireClocks } from './fire-clocks.js';
import { GetClocks } from './get-clocks.js';
import { ListOpenActions } from './list-open-actions.js';
import type { Ports } from './ports.js';
import { RecomputeClocks } from './recompute-clocks.js';
import { RequestExtension } from './request-extension.js';
import { SetRules } from './set-rules.js';

export type UseCases = ReturnType<typeof openUseCases>;

/** Everything that sla can do, over the ports that it is given. */
export const openUseCases = ({ matters, deadlines, rules, audit, time }: Ports) => ({
  applyFact: new ApplyFact(matters, rules),
  fireClocks: new FireClocks(matters),
  requestExtension: new RequestExtension(matters, rules, time),
  decideExtension: new DecideExtension(matters, deadlines, rules, time),
  recomputeClocks: new RecomputeClocks(matters, rules, audit, time),
  findDeadlines: new FindDeadlines(deadlines),
  getClocks: new GetClocks(matters),
  setRules: new SetRules(rules, audit, time),
  listOpenActions: new ListOpenActions(matters, rules),
});
