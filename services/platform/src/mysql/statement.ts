// Statements as text: what is held back, gathered or sent together is put into words here, never by the driver's prepared statements.
import { escape, raw } from 'mysql2';

/** The database's time, as a value. */
export const now: unknown = raw('NOW(6)');

/** As the driver takes it. */
export const parameter = (value: unknown): unknown => {
  if (value === undefined) throw new Error('a statement was given undefined');
  return value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
};

/** What is worked out of a statement's text, once: there are as many texts as places that ask. */
function remembered<V>(find: (sql: string) => V): (sql: string) => V {
  const known = new Map<string, V>();
  return (sql) => {
    let value = known.get(sql);
    if (value !== undefined) return value;
    value = find(sql);
    if (known.size < 2_000) known.set(sql, value);
    return value;
  };
}

const pieces = remembered((sql) => sql.split('?'));

/** With its values in place of each `?`; lists fill `IN (?)`, lists of lists `VALUES ?`. */
export function inWords(sql: string, values: readonly unknown[] = []): string {
  const [first = '', ...rest] = pieces(sql);
  let words = first;
  for (const [index, piece] of rest.entries()) words += `${index < values.length ? word(values[index]) : '?'}${piece}`;
  return words;
}

const word = (value: unknown): string => escape(parameter(value) as never, false, 'Z');

/** One row of `VALUES`. */
export const rowInWords = (row: readonly unknown[]): string => `(${row.map(word).join(', ')})`;

/** Characters of one statement with many rows; a larger row makes a statement of its own. */
const most = 1_000_000;

/** `sql` with its rows in place of `?`, in as many statements as their length asks for. */
export function withRows(sql: string, rows: readonly string[]): string[] {
  const statements: string[] = [];
  for (let from = 0; from < rows.length;) {
    let length = 0;
    let to = from;
    while (to < rows.length && (to === from || length + rows[to]!.length < most)) length += rows[to++]!.length;
    const list = rows.slice(from, to).join(', ');
    statements.push(sql.replace('VALUES ?', () => `VALUES ${list}`));
    from = to;
  }
  return statements;
}

const tables = /\b(?:from|join|into|update)\s+(?:ignore\s+)?`?([\w.`]+)/gi;

/** The tables that a statement names; what stands behind a view is not seen. */
export const tablesOf = remembered((sql): readonly string[] =>
  [...sql.matchAll(tables)].map(([, table]) => table!.replaceAll('`', '').toLowerCase()),
);

/** It locks nothing and changes nothing. */
export const onlyLooks = remembered((sql) => /^\s*select\b/i.test(sql) && !/\bfor\s+update\b|\block\s+in\s+share\b/i.test(sql));
