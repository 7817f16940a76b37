import { notFound } from '@hotline/platform/errors';
import { MemoryDocuments, type MemoryUnitOfWork } from '@hotline/platform/testing';
import type { Marks } from '../app/ports.js';
import type { Mark, MarkOutcome } from '../domain/mark.js';
import type { Tell } from './memory-appeals.js';

export class MemoryMarks implements Marks {
  private readonly documents: MemoryDocuments<Mark>;

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly tell: Tell,
  ) {
    this.documents = new MemoryDocuments(uow, { key: ({ number }) => number });
  }

  find(number: string): Promise<Mark | undefined> {
    return this.documents.find(number);
  }

  add({ mark, events }: MarkOutcome): Promise<Mark> {
    return this.uow.run(async () => {
      await this.documents.insert(mark);
      await this.tell(events);
      return mark;
    });
  }

  update(number: string, change: (mark: Mark) => MarkOutcome): Promise<Mark> {
    return this.uow.run(async () => {
      const before = await this.documents.lock(number);
      if (before === undefined) throw notFound('MARK_NOT_FOUND', `${number} was never marked`, { number });
      const { mark, events } = change(before);
      await this.documents.update(mark);
      await this.tell(events);
      return mark;
    });
  }

  async standing(people: readonly string[]): Promise<Mark[]> {
    return this.all().filter(({ person, state }) => people.includes(person) && (state === 'marked' || state === 'upheld'));
  }

  all(): Mark[] {
    return this.documents.all();
  }
}
