import { DomainError } from '../errors/index.js';
import type { Member } from './member.js';
import { Transaction, type Place } from './transaction.js';

/** Most works of one transaction, and most transactions of one convoy at a time. */
const most = { works: 64, groups: 2 };

/** What became of the transaction that a work went with: the work's own end counts, or it must run again alone. */
export type Fate = 'committed' | 'undone';

interface Waiting {
  member: Member;
  enter: (transaction: Transaction) => void;
}

class Group {
  private readonly members = new Set<Member>();
  private settle!: (fate: Fate | Promise<Fate>) => void;
  private readonly fate = new Promise<Fate>((resolve) => (this.settle = resolve));

  constructor(
    readonly transaction: Transaction,
    private readonly ended: () => void,
  ) {}

  enter(member: Member): void {
    this.members.add(member);
  }

  /** Resolves when all have ended and the transaction has. @throws DomainError UNKNOWN_OUTCOME */
  async leave(member: Member, well: boolean): Promise<Fate> {
    member.leave(this.transaction, well);
    this.members.delete(member);
    if (this.members.size === 0) this.settle(this.finish());
    return this.fate;
  }

  private async finish(): Promise<Fate> {
    try {
      await this.transaction.commit();
      return 'committed';
    } catch (error) {
      const doom = await this.transaction.rollback();
      if (doom === undefined || doom instanceof DomainError) throw error;
      return 'undone';
    } finally {
      this.ended();
    }
  }
}

/**
 * Works that come while the transactions of the convoy are under way wait for the next one and go with it together: one
 * transaction, one reading of the rows that all of them want, one writing, one commit. Nobody waits longer than for a connection.
 * See infra/decisions.
 */
export class Convoy {
  private readonly waiting: Waiting[] = [];
  private readonly groups = new WeakMap<Member, Group>();
  private underway = 0;
  private leaving = false;

  constructor(private readonly place: Place) {}

  /** The next transaction, once it is on its way. */
  board(member: Member): Promise<Transaction> {
    return new Promise((enter) => {
      this.waiting.push({ member, enter });
      this.departSoon();
    });
  }

  /** The work has ended, well or not; what it wrote well is committed with the others'. */
  async leave(member: Member, well: boolean): Promise<Fate> {
    const place = this.waiting.findIndex((each) => each.member === member); // it did not wait for its own question
    if (place >= 0) this.waiting.splice(place, 1);
    if (!this.groups.has(member)) {
      if (!well || member.held.isEmpty) {
        member.close();
        return 'committed';
      }
      await this.board(member);
    }
    return this.groups.get(member)!.leave(member, well);
  }

  private departSoon(): void {
    if (this.leaving || this.underway >= most.groups || this.waiting.length === 0) return;
    this.leaving = true;
    setImmediate(() => this.depart());
  }

  private depart(): void {
    this.leaving = false;
    this.underway++;
    const group = new Group(new Transaction(this.place, true), () => {
      this.underway--;
      this.departSoon();
    });
    const members = this.waiting.splice(0, most.works);
    for (const { member } of members) {
      group.enter(member);
      this.groups.set(member, group);
    }
    for (const { enter } of members) enter(group.transaction);
    this.departSoon();
  }
}
