// All lines, in the order in which they run.
import type { Line } from '../line.ts';
import { accept } from './accept.ts';
import { gatewayLine } from './gateway.ts';
import { hop } from './hop.ts';
import { relay } from './relay.ts';
import { lives, livesKafka } from './lives.ts';

export const lines: readonly Line[] = [accept, hop, gatewayLine, relay, lives, livesKafka];
