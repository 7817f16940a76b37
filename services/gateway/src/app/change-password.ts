import { requireUnlocked, unlocked, wrongPassword } from '../domain/lock-out.js';
import { requirePassword, wrongCredentials } from '../domain/password.js';
import type { Session } from '../domain/session.js';
import type { Accounts, Audit, Clock, Passwords, Sessions, Transactions } from './ports.js';

/** A person chooses another password; their other sessions end. */
export class ChangePassword {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError WRONG_CREDENTIALS, ACCOUNT_LOCKED, PASSWORD_TOO_WEAK */
  async execute({ id, account: name }: Session, current: string, next: string): Promise<void> {
    requirePassword(name, next);
    const account = await this.accounts.find(name);
    if (account) requireUnlocked(account, this.clock.now());
    if (!(await this.passwords.matches(account?.passwordHash, current))) {
      await this.accounts.update(name, (each) => wrongPassword(each, this.clock.now()));
      throw wrongCredentials();
    }
    const passwordHash = await this.passwords.hash(next);
    await this.transactions.run(async () => {
      await this.accounts.update(name, (each) => ({ ...unlocked(each), passwordHash }));
      await this.sessions.deleteOf(name, id);
      await this.audit.append({ at: this.clock.now(), person: name, action: 'changePassword', subject: name, reason: '' });
    });
  }
}
