import { CreateClocks1700000040001 } from './0001-create-clocks.js';

export const migrations = [CreateClocks1700000040001];
