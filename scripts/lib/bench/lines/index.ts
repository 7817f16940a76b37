// All lines, in the order in which they run.
import type { Line } from '../line.ts';
import { accept } from './accept.ts';
import { counters } from './counters.ts';
import { deadlines } from './deadlines.ts';
import { encryption } from './encryption.ts';
import { gatewayLine } from './gateway.ts';
import { hop } from './hop.ts';
import { processLine } from './process.ts';
import { relay } from './relay.ts';
import { dashboard } from './dashboard.ts';
import { lives, livesKafka } from './lives.ts';
import { livesMuch } from './lives-much.ts';
import { orderPage } from './order-page.ts';
import { spike } from './spike.ts';
import { worklist } from './worklist.ts';

export const lines: readonly Line[] = [
  accept,
  hop,
  gatewayLine,
  counters,
  encryption,
  relay,
  deadlines,
  processLine,
  lives,
  livesKafka,
  worklist,
  dashboard,
  orderPage,
  livesMuch,
  spike,
];
