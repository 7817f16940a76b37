import { invalid } from '@hotline/platform/errors';
import { requireAccountName, requireProfile, type Profile } from './account.js';

/** One line of people.csv. */
export interface Person extends Profile {
  account: string;
}

const columns = ['account', 'name', 'roles', 'unit'];

/**
 * The people of a sheet whose first line names its columns; roles are parted by ";" (also "|").
 * @throws DomainError COLUMN_MISSING, or BAD_ROWS naming each bad line and its cause
 */
export function readPeople(rows: readonly Record<string, string>[]): Person[] {
  const missing = columns.filter((column) => rows.length > 0 && !Object.hasOwn(rows[0] ?? {}, column));
  if (missing.length > 0)
    throw invalid('COLUMN_MISSING', `the sheet lacks ${missing.join(', ')}`, { field: 'csv', allowed: columns.join(',') });
  const bad: string[] = [];
  const people = rows.flatMap((row, index) => {
    try {
      return [readPerson(row)];
    } catch (error) {
      bad.push(`line ${index + 2}: ${(error as Error).message}`);
      return [];
    }
  });
  if (bad.length > 0) throw invalid('BAD_ROWS', bad.slice(0, 20).join('; '), { field: 'csv', rows: String(bad.length) });
  return people;
}

const readPerson = ({ account = '', name = '', roles = '', unit = '' }: Record<string, string>): Person => ({
  account: requireAccountName(account),
  ...requireProfile({
    name,
    unit,
    roles: roles
      .split(/[;；|]/)
      .map((role) => role.trim())
      .filter((role) => role !== ''),
  }),
});
