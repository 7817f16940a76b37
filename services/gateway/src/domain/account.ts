import { forbidden, invalid } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import { accountRoles, unitRoles, type AccountRole } from './roles.js';

/** Somebody who may sign in. */
export interface Account extends Profile {
  /** the word that is typed at signing in; never changes */
  account: string;
  /** argon2id, in the PHC form */
  passwordHash: string;
  /** an account that is not active cannot sign in, and its sessions end */
  active: boolean;
  /** wrong passwords since the last right one */
  failures: number;
  lockedUntil: Date | undefined;
}

/** What an administrator says of an account. */
export interface Profile {
  name: string;
  /** code of the unit that the person belongs to; empty: the centre */
  unit: string;
  roles: readonly AccountRole[];
}

const accountForm = /^[a-z0-9][a-z0-9._-]{1,31}$/;

/** @throws DomainError FIELD_MALFORMED */
export function requireAccountName(account: string): string {
  if (accountForm.test(account)) return account;
  throw invalid('FIELD_MALFORMED', 'account must be 2 to 32 small letters, digits, dots, dashes', {
    field: 'account',
    allowed: accountForm.source,
  });
}

/** @throws DomainError FIELD_MISSING, FIELD_TOO_LONG, WORD_NOT_ALLOWED, UNIT_MISSING */
export function requireProfile({ name, unit, roles }: { name: string; unit: string; roles: readonly string[] }): Profile {
  if (name.trim() === '') throw invalid('FIELD_MISSING', 'name is missing', { field: 'name' });
  if (name.length > 50) throw invalid('FIELD_TOO_LONG', 'name may have at most 50 characters', { field: 'name', max: '50' });
  if (unit.length > 64) throw invalid('FIELD_TOO_LONG', 'unit may have at most 64 characters', { field: 'unit', max: '64' });
  const known = [...new Set(roles.map(requireRole))];
  if (known.length === 0)
    throw invalid('FIELD_MISSING', 'an account needs at least one role', { field: 'roles', allowed: accountRoles.join(',') });
  const forUnit = known.find((role) => unitRoles.includes(role));
  if (forUnit && unit === '') throw invalid('UNIT_MISSING', `a ${forUnit} belongs to a unit`, { field: 'unit' });
  return { name: name.trim(), unit, roles: known };
}

function requireRole(role: string): AccountRole {
  const known = accountRoles.find((each) => each === role);
  if (known) return known;
  throw invalid('WORD_NOT_ALLOWED', `"${role}" is no role of an account`, { field: 'roles', allowed: accountRoles.join(',') });
}

/** @throws DomainError ROLE_NOT_ALLOWED */
export function requireAdministrator({ roles }: Caller): void {
  if (roles.includes('administrator')) return;
  throw forbidden('ROLE_NOT_ALLOWED', 'accounts are for administrators', { allowed: 'administrator' });
}

/** An administrator may not lock the door behind themselves. @throws DomainError OWN_ACCOUNT */
export function requireStillAdministrator(caller: Caller, account: string, { active, roles }: Pick<Account, 'active' | 'roles'>): void {
  if (caller.person !== account || (active && roles.includes('administrator'))) return;
  throw forbidden('OWN_ACCOUNT', 'another administrator must take this right from you', { account });
}
