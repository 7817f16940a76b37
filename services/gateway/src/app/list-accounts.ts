import type { Caller } from '@hotline/platform/lifecycle';
import { requireAdministrator, type Account } from '../domain/account.js';
import type { Accounts } from './ports.js';

export interface AccountPage {
  accounts: Account[];
  /** where the next page begins; empty: the end */
  nextCursor: string;
}

/** Accounts by name, a page at a time. */
export class ListAccounts {
  constructor(private readonly accounts: Accounts) {}

  /** @throws DomainError ROLE_NOT_ALLOWED */
  async execute(caller: Caller, search: string, cursor: string, size: number): Promise<AccountPage> {
    requireAdministrator(caller);
    const found = await this.accounts.list(search, cursor, size + 1);
    const accounts = found.slice(0, size);
    return { accounts, nextCursor: found.length > size ? (accounts.at(-1)?.account ?? '') : '' };
  }
}
