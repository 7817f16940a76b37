// What the database server was asked, by its own counters.
import type { Databases } from '../../stack/databases.ts';

/** Statements that do the work; what only opens, closes or sets up a connection is apart. */
const words = [
  'select',
  'insert',
  'update',
  'delete',
  'replace',
  'insert_select',
  'begin',
  'commit',
  'rollback',
  'set_option',
  'change_db',
] as const;
export type Statements = Record<(typeof words)[number] | 'all', number>;

/** Since the server started. Executed prepared statements count by what they do. */
export async function statementsOf(databases: Databases): Promise<Statements> {
  const rows = await databases.rows<{ Variable_name: string; Value: string }>(
    'handling',
    "SHOW GLOBAL STATUS WHERE Variable_name LIKE 'Com\\_%' OR Variable_name = 'Questions'",
  );
  const values = new Map(rows.map(({ Variable_name: name, Value }) => [name, Number(Value)]));
  const counted = words.map((word) => [word, values.get(`Com_${word}`) ?? 0]);
  return Object.fromEntries([...counted, ['all', values.get('Questions') ?? 0]]) as Statements;
}
