import type { Member } from './member.js';

/**
 * Which work of a transaction has which row. The database's locks do not part works that share a transaction, so they have it
 * in turn: whoever wants a row that another has waits until that one has ended, and then finds what it left.
 */
export class Claims {
  private readonly holders = new Map<string, Member>();

  /** Who has a row already does not wait for a second one, lest two wait for each other. @throws what `member.displace` says */
  async claim(place: string, member: Member): Promise<void> {
    for (;;) {
      const holder = this.holders.get(place);
      if (holder === member) return;
      if (holder === undefined) break;
      if (member.hasClaims) throw member.displace('rows');
      await holder.end;
    }
    this.holders.set(place, member);
    member.hasClaims = true;
  }

  has(place: string, member: Member): boolean {
    return this.holders.get(place) === member;
  }

  /** Called when the work ends. */
  release(member: Member): void {
    for (const [place, holder] of this.holders) if (holder === member) this.holders.delete(place);
  }
}
