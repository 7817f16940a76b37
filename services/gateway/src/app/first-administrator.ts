import { DomainError } from '@hotline/platform/errors';
import type { Account } from '../domain/account.js';
import { requirePassword } from '../domain/password.js';
import type { Accounts, Passwords } from './ports.js';

/** Opens the door of a new installation: the account `admin`, when there is no account at all. */
export class FirstAdministrator {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
  ) {}

  /** @returns whether it was made. @throws DomainError PASSWORD_TOO_WEAK */
  async execute(password: string): Promise<boolean> {
    if (!(await this.accounts.isEmpty())) return false;
    const passwordHash = await this.passwords.hash(requirePassword('admin', password));
    const account: Account = {
      account: 'admin',
      name: '系统管理员',
      unit: '',
      roles: ['administrator'],
      passwordHash,
      active: true,
      failures: 0,
      lockedUntil: undefined,
    };
    return this.accounts.insert(account).then(
      () => true,
      (error: unknown) => {
        if (error instanceof DomainError && error.reason === 'ACCOUNT_EXISTS') return false; // another process was faster
        throw error;
      },
    );
  }
}
