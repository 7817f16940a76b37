import type { Caller } from '@hotline/platform/lifecycle';
import { requireAccountName, requireAdministrator, requireProfile, type Account } from '../domain/account.js';
import { requirePassword } from '../domain/password.js';
import type { Accounts, Audit, Clock, Passwords, Transactions } from './ports.js';

export interface NewAccount {
  account: string;
  name: string;
  unit: string;
  roles: readonly string[];
  password: string;
}

/** An administrator gives somebody an account. */
export class CreateAccount {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ROLE_NOT_ALLOWED, ACCOUNT_EXISTS, PASSWORD_TOO_WEAK, and the field reasons of an account */
  async execute(caller: Caller, { account: name, password, ...profile }: NewAccount): Promise<Account> {
    requireAdministrator(caller);
    const person = { account: requireAccountName(name), ...requireProfile(profile) };
    const passwordHash = await this.passwords.hash(requirePassword(name, password));
    const account = { ...person, passwordHash, active: true, failures: 0, lockedUntil: undefined };
    await this.transactions.run(async () => {
      await this.accounts.insert(account);
      const reason = `roles ${account.roles.join(',')}; unit ${account.unit}`;
      await this.audit.append({ at: this.clock.now(), person: caller.person, action: 'createAccount', subject: name, reason });
    });
    return account;
  }
}
