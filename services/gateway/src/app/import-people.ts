import type { Caller } from '@hotline/platform/lifecycle';
import { requireAdministrator, requireStillAdministrator } from '../domain/account.js';
import { requirePassword } from '../domain/password.js';
import { readPeople, type Person } from '../domain/people-sheet.js';
import type { Accounts, Audit, Clock, Passwords, Transactions } from './ports.js';

export interface Imported {
  created: number;
  changed: number;
}

/** Brings the accounts in line with a sheet of people: all of it or nothing. Who has an account keeps the password. */
export class ImportPeople {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * @param password of every new account, until its person changes it
   * @throws DomainError ROLE_NOT_ALLOWED, PASSWORD_TOO_WEAK, OWN_ACCOUNT, COLUMN_MISSING, BAD_ROWS
   */
  async execute(caller: Caller, rows: readonly Record<string, string>[], password: string): Promise<Imported> {
    requireAdministrator(caller);
    const people = readPeople(rows);
    for (const { account, roles } of people) requireStillAdministrator(caller, account, { active: true, roles });
    const passwordHash = await this.passwords.hash(requirePassword('', password)); // one for all: they share the password anyway
    return this.transactions.run(async () => {
      let created = 0;
      for (const person of people) if (await this.bring(person, passwordHash)) created += 1;
      const reason = `${created} created, ${people.length - created} changed`;
      await this.audit.append({ at: this.clock.now(), person: caller.person, action: 'importPeople', subject: 'accounts', reason });
      return { created, changed: people.length - created };
    });
  }

  /** @returns whether the account is new */
  private async bring(person: Person, passwordHash: string): Promise<boolean> {
    if (await this.accounts.find(person.account)) {
      await this.accounts.update(person.account, (each) => ({ ...each, ...person }));
      return false;
    }
    await this.accounts.insert({ ...person, passwordHash, active: true, failures: 0, lockedUntil: undefined });
    return true;
  }
}
