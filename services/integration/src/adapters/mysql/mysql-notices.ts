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
      const [row] = await this.uow.query<NoticeRow>(`SELECT ${columns} FROM notices WHERE id = ? FOR UPDATE`, [id]);
      if (row === undefined) throw notFound('NOTICE_NOT_FOUND', `there is no notice ${id}`, { id });
      const { notice, events } = await change(toNotice(row));
      failpoint('mid-fire', 'integration');
      await this.uow.later('UPDATE notices SET state = ?, attempts = ?, reason = ?, next_attempt_at = ?, sent_at = ? WHERE id = ?', [
        notice.state,
        notice.attempts,
        notice.reason.slice(0, 500),
        notice.nextAttemptAt,
        notice.sentAt ?? null,
        id,
      ]);
      await this.publish(events);
      return notice;
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
}
