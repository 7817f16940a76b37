import type { Change } from '../../app/list-ports.js';

/** What one follower has not read yet. A slow one finds the last change of each order only, so that nothing piles up without end. */
export class ChangeReader {
  private readonly unread = new Map<string, Change>();
  private ring: () => void = () => undefined;

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.ring(), { once: true });
  }

  push(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    for (const change of changes) this.unread.set(change.number, change);
    this.ring();
  }

  /** Waits until there is something, or until nobody listens any more: then nothing. */
  async next(): Promise<Change[]> {
    if (this.unread.size === 0 && !this.signal.aborted) await new Promise<void>((resolve) => (this.ring = resolve));
    const changes = [...this.unread.values()];
    this.unread.clear();
    return changes;
  }
}
