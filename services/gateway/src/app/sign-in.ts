import type { Account } from '../domain/account.js';
import { requireUnlocked, unlocked, wrongPassword } from '../domain/lock-out.js';
import { wrongCredentials } from '../domain/password.js';
import type { Session } from '../domain/session.js';
import type { Accounts, Clock, Passwords, Secrets, Sessions, Transactions } from './ports.js';
import { Strangers } from './strangers.js';

export interface SignedIn {
  account: Account;
  session: Session;
  /** for the cookie, and nowhere else */
  secret: string;
}

/** Opens a session for who knows the password. */
export class SignIn {
  private readonly strangers = new Strangers();

  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly secrets: Secrets,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError WRONG_CREDENTIALS, ACCOUNT_LOCKED */
  async execute(name: string, password: string): Promise<SignedIn> {
    const account = await this.accounts.find(name);
    requireUnlocked(account ?? this.strangers.triesOf(name), this.clock.now());
    const right = await this.passwords.matches(account?.passwordHash, password);
    if (!account) this.strangers.wrongPassword(name, this.clock.now());
    else if (!right) await this.accounts.update(name, (each) => wrongPassword(each, this.clock.now()));
    if (!account?.active || !right) throw wrongCredentials();
    return this.open(name);
  }

  /** Checks the lock once more under the row's lock: guesses that race each other gain nothing. */
  private open(name: string): Promise<SignedIn> {
    return this.transactions.run(async () => {
      const now = this.clock.now();
      const account = await this.accounts.update(name, (each) => {
        requireUnlocked(each, now);
        return unlocked(each);
      });
      const secret = this.secrets.next();
      const session = { id: this.secrets.idOf(secret), account: name, openedAt: now, seenAt: now };
      await this.sessions.insert(session);
      return { account, session, secret };
    });
  }
}
