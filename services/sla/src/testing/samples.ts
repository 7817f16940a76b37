import type { Fact } from '../domain/index.js';

type Of<Type extends Fact['type']> = Extract<Fact, { type: Type }>;

/** One minute and one hour, ms. */
export const minute = 60_000;
export const hour = 60 * minute;

export const opened = (number: string, at: number, change: Partial<Of<'OrderOpened'>> = {}): Of<'OrderOpened'> => ({
  type: 'OrderOpened',
  number,
  at,
  kind: 'help',
  urgency: 'normal',
  process: 'dispatch',
  identity: 'open',
  ...change,
});

export const assigned = (number: string, at: number, change: Partial<Of<'AssignmentOpened'>> = {}): Of<'AssignmentOpened'> => ({
  type: 'AssignmentOpened',
  number,
  at,
  assignmentId: `${number}/a1`,
  unit: 'water',
  role: 'lead',
  inform: false,
  anonymous: false,
  mayReturn: true,
  ...change,
});

let orders = 0;

/** A number that no other spec uses. */
export const newNumber = (): string => `411700-20261123-${String(++orders).padStart(6, '0')}`;
