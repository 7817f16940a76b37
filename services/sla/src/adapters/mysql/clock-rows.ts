import type { SqlValue, UnitOfWork } from '@hotline/platform/mysql';
import { matterOf, nextMoment, type Clock } from '../../domain/index.js';

export interface ClockRow {
  body: string;
}

const columns = 'id, matter, kind, unit, state, due_at, next_at, body';
const changing = ['unit', 'state', 'due_at', 'next_at', 'body'].map((name) => `${name} = VALUES(${name})`).join(', ');

export const toClock = ({ body }: ClockRow): Clock => JSON.parse(body) as Clock;

function toValues(clock: Clock): SqlValue[] {
  const next = nextMoment(clock);
  return [
    clock.id,
    matterOf(clock.number),
    clock.kind,
    clock.unit ?? '',
    clock.state,
    new Date(clock.dueAt),
    next === undefined ? null : new Date(next),
    JSON.stringify(clock),
  ];
}

/** Writes clocks as they are now, in one statement. */
export async function writeClocks(uow: UnitOfWork, clocks: readonly Clock[]): Promise<void> {
  if (clocks.length === 0) return;
  await uow.later(`INSERT INTO clocks (${columns}) VALUES ? ON DUPLICATE KEY UPDATE ${changing}`, [clocks.map(toValues)]);
}

const select = 'SELECT matter, body FROM clocks WHERE matter IN (?)';

/** The clocks of a matter, by id; `lock` keeps the timers away meanwhile. */
export async function readClocks(uow: UnitOfWork, matter: string, lock: boolean): Promise<Record<string, Clock>> {
  const rows = await uow.look<ClockRow>({ sql: lock ? `${select} FOR UPDATE` : select, key: 'matter' }, matter);
  return Object.fromEntries(rows.map(toClock).map((clock) => [clock.id, clock]));
}
