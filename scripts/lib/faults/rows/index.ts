// The table of faults. A row joins by its file and one line here.
import type { Fault } from '../fault.ts';

export const faults: readonly Fault[] = [];
