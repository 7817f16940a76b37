import { deciding } from './deciding.ts';
import { messaging } from './messaging.ts';
import type { Mutant } from './mutant.ts';
import { storing } from './storing.ts';

export const mutants: readonly Mutant[] = [...messaging, ...storing, ...deciding];
