import { notFound } from '@hotline/platform/errors';
import { Documents, readDocument, type UnitOfWork } from '@hotline/platform/mysql';
import type { Marks } from '../../app/ports.js';
import type { Mark, MarkOutcome } from '../../domain/mark.js';
import type { Publish } from './mysql-appeals.js';

export class MysqlMarks implements Marks {
  private readonly documents: Documents<Mark>;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly publish: Publish,
  ) {
    this.documents = new Documents(uow, { table: 'marks', key: ({ number }) => number, columns });
  }

  find(number: string): Promise<Mark | undefined> {
    return this.documents.find(number);
  }

  add({ mark, events }: MarkOutcome): Promise<Mark> {
    return this.uow.run(async () => {
      await this.documents.insert(mark);
      await this.publish(events);
      return mark;
    });
  }

  update(number: string, change: (mark: Mark) => MarkOutcome): Promise<Mark> {
    return this.uow.run(async () => {
      const before = await this.documents.lock(number);
      if (before === undefined) throw notFound('MARK_NOT_FOUND', `${number} was never marked`, { number });
      const { mark, events } = change(before);
      await this.documents.update(mark);
      await this.publish(events);
      return mark;
    });
  }

  async standing(people: readonly string[]): Promise<Mark[]> {
    if (people.length === 0) return [];
    const rows = await this.uow.bulk<{ body: string }>("SELECT body FROM marks WHERE person IN (?) AND state IN ('marked', 'upheld')", [
      people,
    ]);
    return rows.map(({ body }) => readDocument<Mark>(body));
  }
}

const columns = ({ state, person, reviewAt }: Mark) => ({ state, person, review_at: reviewAt ?? null });
