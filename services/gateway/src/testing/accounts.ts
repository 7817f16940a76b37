import type { Account } from '../domain/account.js';

/** An account for specs; the password of `passwordHash` is nobody's. */
export const someAccount = (given: Partial<Account> = {}): Account => ({
  account: 'zhang.wei',
  name: '张伟',
  unit: '',
  roles: ['agent'],
  passwordHash: '$argon2id$nobody',
  active: true,
  failures: 0,
  lockedUntil: undefined,
  ...given,
});
