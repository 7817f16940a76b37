// The table of faults. A row joins by its file and one line here.
import type { Fault } from '../fault.ts';
import { deadlines } from './deadlines.ts';
import { killRandomly } from './kill-at-random.ts';

export const faults: readonly Fault[] = [...killRandomly, ...deadlines];
