import { LRUCache } from 'lru-cache';
import type { OpenedSession, OpenSession } from '../../app/open-session.js';

/**
 * Sessions that were looked up a moment ago: a page that asks ten things at once costs one look. What another process did to the
 * session, or an administrator to the account, is seen when the moment is over.
 */
export class KnownSessions {
  private readonly known: LRUCache<string, Promise<OpenedSession>>;

  constructor(
    private readonly openSession: OpenSession,
    momentMs = 5_000,
  ) {
    this.known = new LRUCache({ max: 20_000, ttl: momentMs });
  }

  /** @throws DomainError NOT_SIGNED_IN */
  find(secret: string): Promise<OpenedSession> {
    const known = this.known.get(secret);
    if (known) return known;
    const found = this.openSession.execute(secret);
    this.known.set(secret, found);
    found.catch(() => this.known.delete(secret));
    return found;
  }

  /** Whether it is still open; asking does not keep it open. */
  async isOpen(secret: string): Promise<boolean> {
    return (await this.openSession.peek(secret)) !== undefined;
  }

  forget(secret: string): void {
    this.known.delete(secret);
  }

  forgetAll(): void {
    this.known.clear();
  }
}
