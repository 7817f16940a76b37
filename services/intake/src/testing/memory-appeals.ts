import { notFound } from '@hotline/platform/errors';
import { pageOf, decodeCursor } from '@hotline/platform/mysql';
import { MemoryDocuments, type MemoryUnitOfWork } from '@hotline/platform/testing';
import type { AppealFilter, Appeals, Kinship, Page, Paged } from '../app/ports.js';
import type { Appeal, Outcome } from '../domain/appeal.js';
import type { IntakeEvent } from '../domain/events.js';
import type { Mark } from '../domain/mark.js';

/** Takes the events of an act, in its unit of work. */
export type Tell = (events: readonly IntakeEvent[]) => Promise<void>;

export class MemoryAppeals implements Appeals {
  private readonly documents: MemoryDocuments<Appeal>;

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly tell: Tell,
    private readonly marks: () => Mark[],
  ) {
    this.documents = new MemoryDocuments(uow, { key: ({ number }) => number });
  }

  add({ appeal, events }: Outcome): Promise<void> {
    return this.uow.run(async () => {
      await this.documents.insert(appeal);
      await this.tell(events);
    });
  }

  find(number: string): Promise<Appeal | undefined> {
    return this.documents.find(number);
  }

  update(number: string, change: (appeal: Appeal) => Outcome): Promise<Appeal> {
    return this.uow.run(async () => {
      const before = await this.documents.lock(number);
      if (before === undefined) throw notFound('APPEAL_NOT_FOUND', `there is no appeal ${number}`, { number });
      const { appeal, events } = change(before);
      if (appeal !== before) await this.documents.update(appeal);
      await this.tell(events);
      return appeal;
    });
  }

  async waiting(limit: number): Promise<string[]> {
    const waiting = this.documents.all().filter(({ state }) => state === 'received');
    return waiting
      .sort(newestFirst)
      .toReversed()
      .slice(0, limit)
      .map(({ number }) => number);
  }

  async list(filter: AppealFilter, { size, cursor }: Page, now: Date): Promise<Paged<Appeal>> {
    const marked = new Set(
      this.marks()
        .filter(isMarked(filter.mark, now))
        .map(({ number }) => number),
    );
    const found = this.newest().filter((appeal) => fits(appeal, filter) && (filter.mark === '' || marked.has(appeal.number)));
    const rest = cursor === '' ? found : found.filter(isAfter(decodeCursor(cursor, 2) as [Date, string]));
    return pageOf(rest.slice(0, size + 1), size, ({ receivedAt, number }) => [receivedAt, number]);
  }

  async ofPerson({ person, since }: Kinship, limit: number): Promise<Appeal[]> {
    return this.newest()
      .filter(({ contact, receivedAt }) => contact.person === person && receivedAt >= since)
      .slice(0, limit);
  }

  async ofMatter({ category, division, since }: Kinship, limit: number): Promise<Appeal[]> {
    return this.newest()
      .filter((appeal) => appeal.category === category && appeal.division === division && appeal.receivedAt >= since)
      .slice(0, limit);
  }

  /** All of them, for what a specification verifies. */
  all(): Appeal[] {
    return this.documents.all();
  }

  private newest(): Appeal[] {
    return this.documents.all().sort(newestFirst);
  }
}

const newestFirst = (one: Appeal, other: Appeal): number =>
  other.receivedAt.getTime() - one.receivedAt.getTime() || (one.number < other.number ? 1 : -1);

const isAfter =
  ([at, number]: [Date, string]) =>
  (appeal: Appeal): boolean =>
    appeal.receivedAt < at || (appeal.receivedAt.getTime() === at.getTime() && appeal.number < number);

const isMarked =
  (wanted: string, now: Date) =>
  ({ state, reviewAt }: Mark): boolean =>
    wanted === 'review_due' ? state === 'upheld' && reviewAt !== undefined && reviewAt <= now : state === wanted;

function fits(appeal: Appeal, filter: AppealFilter): boolean {
  const equal = [
    [filter.state, appeal.state],
    [filter.channel, appeal.channel],
    [filter.kind, appeal.kind],
    [filter.person, appeal.contact.person],
    [filter.orderNumber, appeal.orderNumber],
  ] as const;
  const begins = [
    [filter.categoryPrefix, appeal.category],
    [filter.divisionPrefix, appeal.division],
    [filter.number, appeal.number],
  ] as const;
  const words = filter.words.toLowerCase().split(/\s+/);
  return (
    equal.every(([wanted, is]) => wanted === '' || wanted === is) &&
    begins.every(([wanted, is]) => is.startsWith(wanted)) &&
    words.every((word) => appeal.title.toLowerCase().includes(word)) &&
    (filter.receivedFrom === undefined || appeal.receivedAt >= filter.receivedFrom) &&
    (filter.receivedBefore === undefined || appeal.receivedAt < filter.receivedBefore)
  );
}
