import { notFound } from '@hotline/platform/errors';
import { Documents, pageOf, readDocument, type UnitOfWork } from '@hotline/platform/mysql';
import type { AppealFilter, Appeals, Kinship, Page, Paged } from '../../app/ports.js';
import type { Appeal, Outcome } from '../../domain/appeal.js';
import type { IntakeEvent } from '../../domain/events.js';
import { appealQuery } from './appeal-query.js';
import { gramsOf } from '@hotline/platform/text';

/** Puts events into the outbox of the running unit of work. */
export type Publish = (events: readonly IntakeEvent[]) => Promise<void>;

interface Row {
  body: string;
}

export class MysqlAppeals implements Appeals {
  private readonly documents: Documents<Appeal>;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly publish: Publish,
  ) {
    this.documents = new Documents(uow, { table: 'appeals', key: ({ number }) => number, columns });
  }

  add({ appeal, events }: Outcome): Promise<void> {
    return this.uow.run(async () => {
      await this.documents.insert(appeal);
      await this.index(appeal);
      await this.publish(events);
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
      if (appeal.title !== before.title) await this.reindex(appeal);
      await this.publish(events);
      return appeal;
    });
  }

  async waiting(limit: number): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT id FROM appeals WHERE state = 'received' ORDER BY received_at, id LIMIT ${limit}`,
    );
    return rows.map(({ id }) => id);
  }

  async list(filter: AppealFilter, page: Page, now: Date): Promise<Paged<Appeal>> {
    const { sql, values } = appealQuery(filter, page, now);
    return pageOf(await this.read(sql, values), page.size, ({ receivedAt, number }) => [receivedAt, number]);
  }

  ofPerson({ person, since }: Kinship, limit: number): Promise<Appeal[]> {
    return this.read(`SELECT body FROM appeals WHERE person = ? AND received_at >= ? ORDER BY received_at DESC, id DESC LIMIT ${limit}`, [
      person,
      since,
    ]);
  }

  ofMatter({ category, division, since }: Kinship, limit: number): Promise<Appeal[]> {
    return this.read(
      `SELECT body FROM appeals WHERE division = ? AND category = ? AND received_at >= ? ORDER BY received_at DESC, id DESC LIMIT ${limit}`,
      [division, category, since],
    );
  }

  private async read(sql: string, values: unknown[]): Promise<Appeal[]> {
    return (await this.uow.bulk<Row>(sql, values)).map(({ body }) => readDocument<Appeal>(body));
  }

  private async reindex(appeal: Appeal): Promise<void> {
    await this.uow.later('DELETE FROM title_grams WHERE id = ?', [appeal.number]);
    await this.index(appeal);
  }

  private async index({ title, number, receivedAt }: Appeal): Promise<void> {
    const rows = gramsOf(title).map((gram) => [gram, receivedAt, number]);
    await this.uow.add('INSERT INTO title_grams (gram, received_at, id) VALUES ?', rows);
  }
}

const columns = (appeal: Appeal) => ({
  state: appeal.state,
  channel: appeal.channel,
  kind: appeal.kind,
  category: appeal.category,
  division: appeal.division,
  person: appeal.contact.person,
  order_number: appeal.orderNumber,
  title: appeal.title,
  received_at: appeal.receivedAt,
});
