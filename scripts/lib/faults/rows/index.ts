// The table of faults. A row joins by its file and one line here.
import type { Fault } from '../fault.ts';
import { broker } from './broker.ts';
import { database } from './database.ts';
import { clock } from './clock.ts';
import { backup } from './backup.ts';
import { upgrade } from './upgrade.ts';
import { deadlines } from './deadlines.ts';
import { duplicates } from './duplicates.ts';
import { kill } from './kill.ts';
import { limits } from './limits.ts';
import { overload } from './overload.ts';
import { killRandomly } from './kill-at-random.ts';
import { poison } from './poison.ts';

export const faults: readonly Fault[] = [
  ...killRandomly,
  ...broker,
  ...database,
  ...kill,
  ...duplicates,
  ...clock,
  ...poison,
  ...overload,
  ...limits,
  ...deadlines,
  ...upgrade,
  ...backup,
];
