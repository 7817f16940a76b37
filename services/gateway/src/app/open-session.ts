import type { Caller } from '@hotline/platform/lifecycle';
import type { Account } from '../domain/account.js';
import { isOpen, isStale, notSignedIn, type Session } from '../domain/session.js';
import type { Accounts, Clock, Secrets, Sessions } from './ports.js';

/** Who sits at the browser, as the services will see them. */
export interface OpenedSession {
  caller: Caller;
  session: Session;
}

export const callerOf = ({ account, name, unit, roles }: Pick<Account, 'account' | 'name' | 'unit' | 'roles'>): Caller => ({
  person: account,
  name,
  unit,
  roles,
});

/** Finds the session behind a cookie and notes that it is in use. */
export class OpenSession {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError NOT_SIGNED_IN */
  async execute(secret: string): Promise<OpenedSession> {
    const opened = await this.peek(secret);
    if (!opened) throw notSignedIn();
    const now = this.clock.now();
    if (!isStale(opened.session, now)) return opened;
    await this.sessions.touch(opened.session.id, now);
    return { ...opened, session: { ...opened.session, seenAt: now } };
  }

  /** The same without counting as use: what goes on by itself does not keep a session open. */
  async peek(secret: string): Promise<OpenedSession | undefined> {
    const session = await this.sessions.find(this.secrets.idOf(secret));
    if (!session || !isOpen(session, this.clock.now())) return undefined;
    const account = await this.accounts.find(session.account);
    return account?.active ? { caller: callerOf(account), session } : undefined;
  }
}
