// All lines, in the order in which they run.
import type { Line } from '../line.ts';
import { accept } from './accept.ts';

export const lines: readonly Line[] = [accept];
