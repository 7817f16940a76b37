import type { Caller } from '@hotline/platform/lifecycle';
import { requireAdministrator, requireProfile, requireStillAdministrator, type Account } from '../domain/account.js';
import { unlocked } from '../domain/lock-out.js';
import { requirePassword } from '../domain/password.js';
import type { Accounts, Audit, Clock, Passwords, Sessions, Transactions } from './ports.js';

export interface AccountChange {
  name: string;
  unit: string;
  roles: readonly string[];
  active: boolean;
  /** absent: stays as it is */
  password?: string;
}

/** An administrator changes an account. A new password, or the end of being active, ends its sessions; any change unlocks it. */
export class ChangeAccount {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ROLE_NOT_ALLOWED, ACCOUNT_NOT_FOUND, OWN_ACCOUNT, PASSWORD_TOO_WEAK, and the field reasons of an account */
  async execute(caller: Caller, name: string, { active, password, ...rest }: AccountChange): Promise<Account> {
    requireAdministrator(caller);
    const profile = requireProfile(rest);
    requireStillAdministrator(caller, name, { active, roles: profile.roles });
    const passwordHash = password === undefined ? undefined : await this.passwords.hash(requirePassword(name, password));
    return this.transactions.run(async () => {
      const account = await this.accounts.update(name, (each) => ({
        ...unlocked(each),
        ...profile,
        active,
        passwordHash: passwordHash ?? each.passwordHash,
      }));
      if (!active || passwordHash) await this.sessions.deleteOf(name);
      const reason = `roles ${account.roles.join(',')}; unit ${account.unit}; ${active ? 'active' : 'not active'}${passwordHash ? '; new password' : ''}`;
      await this.audit.append({ at: this.clock.now(), person: caller.person, action: 'changeAccount', subject: name, reason });
      return account;
    });
  }
}
