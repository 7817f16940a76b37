// What all services' tables hold, as one hash a table: the same after single and after repeated delivery.
import { services, type Service } from '../../stack/plan.ts';
import type { Trial } from '../fault.ts';

/** Tables that live by themselves: who works, whose turn it is, sessions, blocks of numbers, what faults note down. */
const restless = /^(workers|turns|sessions|numbers|leases|migrations|outbox|mailbox|oracle_.*|faults_.*|seen_facts)$/;
/** Columns of the hour in which something was noted, never of what happened: marks of applied facts. */
const volatile: Readonly<Record<string, readonly string[]>> = { inbox: ['at'] };

/** `sla.clocks` → its hash, with the count of its rows. */
export type StateHash = ReadonlyMap<string, string>;

export async function stateHash(trial: Pick<Trial, 'sql'>): Promise<StateHash> {
  const hashes = new Map<string, string>();
  for (const service of services)
    for (const [table, columns] of await columnsOf(trial, service))
      if (!restless.test(table)) hashes.set(`${service}.${table}`, await tableHash(trial, service, table, columns));
  return hashes;
}

/** @returns the tables that differ, each with both hashes */
export const differences = (one: StateHash, other: StateHash): string[] =>
  [...new Set([...one.keys(), ...other.keys()])]
    .filter((table) => one.get(table) !== other.get(table))
    .map((table) => `${table}: ${one.get(table) ?? 'no table'} and ${other.get(table) ?? 'no table'}`);

async function columnsOf({ sql }: Pick<Trial, 'sql'>, service: Service): Promise<Map<string, string[]>> {
  const rows = await sql<{ name: string; column_name: string }>(
    service,
    `SELECT c.table_name AS name, c.column_name AS column_name FROM information_schema.columns c
     JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
     WHERE c.table_schema = DATABASE() ORDER BY c.table_name, c.ordinal_position`,
  );
  const wanted = rows.filter(({ name, column_name }) => !volatile[name]?.includes(column_name));
  return new Map([...Map.groupBy(wanted, ({ name }) => name)].map(([name, list]) => [name, list.map(({ column_name }) => column_name)]));
}

/** Whatever order the rows have: the sum and the exclusive or of their hashes. */
async function tableHash({ sql }: Pick<Trial, 'sql'>, service: Service, table: string, columns: readonly string[]): Promise<string> {
  const row = `SHA2(CONCAT_WS(',', ${columns.map((column) => `QUOTE(\`${column}\`)`).join(', ')}), 256)`;
  const number = `CAST(CONV(LEFT(${row}, 15), 16, 10) AS UNSIGNED)`;
  const [found] = await sql<{ n: unknown; sum: unknown; mixed: unknown }>(
    service,
    `SELECT COUNT(*) AS n, COALESCE(SUM(${number}), 0) AS sum, BIT_XOR(${number}) AS mixed FROM \`${table}\``,
  );
  return `${String(found!.n)} rows ${String(found!.sum)}/${String(found!.mixed)}`;
}
