import { failpoint } from '@hotline/platform/failpoints';
import { notFound } from '@hotline/platform/errors';
import { afterCursor, orderBy, pageOf, type SortColumn, type UnitOfWork } from '@hotline/platform/mysql';
import type { NoticeFilter, NoticeOutcome, Notices, Page } from '../../app/ports.js';
import type { Notice } from '../../domain/notice.js';
import { columns, toNotice, toValues, type NoticeRow } from './notice-row.js';

/** Publishes what became of a notice, in the running unit of work. */
export type PublishNoticeEvents = (events: NoticeOutcome['events']) => Promise<void>;

const newestFirst: readonly SortColumn[] = [
  ['queued_at', 'desc'],
  ['id', 'desc'],
];

/** The columns that a notice's life changes. */
const changing = ['state', 'attempts', 'reason', 'next_attempt_at', 'sent_at'] as const;

export class MysqlNotices implements Notices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly publish: PublishNoticeEvents,
  ) {}

  async queue(notices: readonly Notice[]): Promise<void> {
    await this.uow.add(`INSERT IGNORE INTO notices (${columns}) VALUES ?`, notices.map(toValues));
  }

  update(id: string, change: (notice: Notice) => NoticeOutcome | Promise<NoticeOutcome>): Promise<Notice> {
    return this.uow.run(async () => {
      const [before] = await this.lock([id]);
      if (before === undefined) throw notFound('NOTICE_NOT_FOUND', `there is no notice ${id}`, { id });
      const outcome = await change(before);
      await this.write([outcome]);
      return outcome.notice;
    });
  }

  updateEach(ids: readonly string[], change: (notice: Notice) => Promise<NoticeOutcome | undefined>): Promise<void> {
    return this.uow.run(async () => {
      const outcomes: NoticeOutcome[] = [];
      for (const notice of await this.lock(ids)) {
        const outcome = await change(notice);
        if (outcome) outcomes.push(outcome);
        failpoint('mid-fire', 'integration');
      }
      await this.write(outcomes);
    });
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const sql = "SELECT id FROM notices WHERE state = 'queued' AND next_attempt_at <= ? ORDER BY next_attempt_at, id LIMIT ?";
    return (await this.uow.query<{ id: string }>(sql, [now, limit])).map(({ id }) => id);
  }

  async list({ addressees, ...filter }: NoticeFilter, pageSize: number, cursor: string): Promise<Page<Notice>> {
    if (addressees?.length === 0) return { items: [], nextCursor: '' };
    const after = afterCursor(newestFirst, cursor);
    const equals = Object.entries(filter).filter(([, value]) => value !== undefined);
    const where = [...equals.map(([name]) => `${name} = ?`), ...(addressees ? ['addressee IN (?)'] : []), after.where].join(' AND ');
    const rows = await this.uow.bulk<NoticeRow>(`SELECT ${columns} FROM notices WHERE ${where} ${orderBy(newestFirst)} LIMIT ?`, [
      ...equals.map(([, value]) => value),
      ...(addressees ? [addressees] : []),
      ...after.values,
      pageSize + 1,
    ]);
    const page = pageOf(rows, pageSize, (row) => [row.queued_at, row.id]);
    return { items: page.items.map(toNotice), nextCursor: page.nextCursor };
  }

  private async lock(ids: readonly string[]): Promise<Notice[]> {
    const sql = `SELECT ${columns} FROM notices WHERE id IN (?) ORDER BY next_attempt_at, id FOR UPDATE`;
    return (await this.uow.bulk<NoticeRow>(sql, [ids])).map(toNotice);
  }

  /** They are under lock: writing over them loses nobody's change. */
  private async write(outcomes: readonly NoticeOutcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    const sql = `INSERT INTO notices (${columns}) VALUES ? ON DUPLICATE KEY UPDATE ${changing.map((name) => `${name} = VALUES(${name})`).join(', ')}`;
    await this.uow.later(sql, [outcomes.map(({ notice }) => toValues(notice))]);
    await this.publish(outcomes.flatMap(({ events }) => events));
  }
}
