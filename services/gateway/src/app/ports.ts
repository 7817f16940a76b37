import type { Caller } from '@hotline/platform/lifecycle';
import type { Account } from '../domain/account.js';
import type { Session } from '../domain/session.js';

export interface Accounts {
  find(account: string): Promise<Account | undefined>;
  /** By account, those after `after`; `search` is the beginning of an account or name. */
  list(search: string, after: string, limit: number): Promise<Account[]>;
  isEmpty(): Promise<boolean>;
  /** @throws DomainError ACCOUNT_EXISTS */
  insert(account: Account): Promise<void>;
  /** Locks, changes, saves. @throws DomainError ACCOUNT_NOT_FOUND */
  update(account: string, change: (account: Account) => Account): Promise<Account>;
}

export interface Sessions {
  find(id: string): Promise<Session | undefined>;
  insert(session: Session): Promise<void>;
  touch(id: string, seenAt: Date): Promise<void>;
  delete(id: string): Promise<void>;
  /** All sessions of the account but the one whose id is `except`. */
  deleteOf(account: string, except?: string): Promise<void>;
  /** Those that are over at `now`, at most `limit`. @returns how many */
  deleteEnded(now: Date, limit: number): Promise<number>;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long without a hash as with one, and is then false. */
  matches(hash: string | undefined, password: string): Promise<boolean>;
}

/** What only the browser knows, and what we keep of it. */
export interface Secrets {
  /** 256 random bits */
  next(): string;
  /** one way */
  idOf(secret: string): string;
}

export interface Token {
  token: string;
  expiresAt: Date;
}

/** What the services behind the gateway believe. */
export interface Tokens {
  of(caller: Caller): Promise<Token>;
}

export interface Audit {
  append(act: { at: Date; person: string; action: string; subject: string; reason: string }): Promise<unknown>;
}

export interface Transactions {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** The database's time. */
export interface Clock {
  now(): Date;
}
