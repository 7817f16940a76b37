// What a life has left in the databases: the rows as they are, and the moment.
import type { City, Role } from '../city/city.ts';
import type { Told } from './life.ts';

export type Cell = string | number | Date | null;

export interface Sheet {
  service: Role;
  table: string;
  columns: readonly string[];
  rows: readonly Cell[][];
}

export interface Harvest {
  name: string;
  weight: number;
  kind: 'rest' | 'live';
  sheets: readonly Sheet[];
  appeals: readonly Told[];
  /** When it was cut. */
  at: Date;
  /** When something rings next by itself; undefined: nothing does. */
  ringsAt: Date | undefined;
}

/** What is kept of an order, and what only carries work on and is cleared away. Words of titles are made anew. */
const kept: Record<Role, readonly string[]> = {
  intake: ['appeals', 'progresses'],
  dispatch: ['placements', 'returns'],
  handling: ['orders', 'order_items', 'unit_items', 'waiting', 'dues', 'timeline'],
  sla: ['clocks', 'matters', 'extensions'],
  integration: ['matters', 'notices'],
};
const cleared: Record<Role, readonly string[]> = {
  intake: ['title_grams', 'numbers'],
  dispatch: [],
  handling: ['order_grams', 'count_deltas', 'counters'],
  sla: [],
  integration: [],
};
const everywhere = ['outbox', 'inbox', 'idempotency', 'leases'];

export async function harvest(city: City): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const [service, tables] of Object.entries(kept) as [Role, string[]][])
    for (const table of tables) {
      const rows = await city.players[service].uow.bulk<Record<string, Cell>>(`SELECT * FROM ${table}`);
      const columns = Object.keys(rows[0] ?? {}).filter((column) => !(table === 'timeline' && column === 'id')); // the feed's own
      if (rows.length > 0) sheets.push({ service, table, columns, rows: rows.map((row) => columns.map((column) => row[column] ?? null)) });
    }
  return sheets;
}

export async function ringsAt(city: City): Promise<Date | undefined> {
  const [row] = await city.players.sla.uow.query<{ at: Date | null }>('SELECT MIN(next_at) AS at FROM clocks');
  return row?.at ?? undefined;
}

/** For the next life. */
export async function clear(city: City): Promise<void> {
  for (const service of Object.keys(kept) as Role[])
    for (const table of [...kept[service], ...cleared[service], ...everywhere])
      await city.players[service].uow.execute(`DELETE FROM ${table}`);
}
