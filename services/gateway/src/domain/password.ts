import { DomainError, invalid } from '@hotline/platform/errors';

const lengths = { min: 10, max: 128 };

/**
 * A password that may be chosen. Length is what counts; it is not the account's name, nor one character again and again.
 * @throws DomainError PASSWORD_TOO_WEAK, which never repeats it
 */
export function requirePassword(account: string, password: string): string {
  const weak = (allowed: string) => invalid('PASSWORD_TOO_WEAK', `the password must have ${allowed}`, { field: 'password', allowed });
  const { length } = password;
  if (length < lengths.min || length > lengths.max) throw weak(`${lengths.min} to ${lengths.max} characters`);
  if (new Set(password).size < 4) throw weak('at least four different characters');
  if (account.length >= 4 && password.toLowerCase().includes(account)) throw weak('no account name in it');
  return password;
}

/** One answer for an unknown account, a wrong password and an account that is not active: none tells who has an account. */
export const wrongCredentials = () =>
  new DomainError('unauthenticated', 'WRONG_CREDENTIALS', 'account or password is wrong, or the account is not active');
