import { notFound } from '@hotline/platform/errors';
import { decodeCursor, pageOf } from '@hotline/platform/mysql';
import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import type { PublishNoticeEvents } from '../adapters/mysql/mysql-notices.js';
import type { NoticeFilter, NoticeOutcome, Notices, Page } from '../app/ports.js';
import type { Notice } from '../domain/notice.js';

export class MemoryNotices implements Notices {
  private readonly notices = new Map<string, Notice>();

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly publish: PublishNoticeEvents,
  ) {}

  async queue(notices: readonly Notice[]): Promise<void> {
    for (const notice of notices) if (!this.notices.has(notice.id)) this.uow.set(this.notices, notice.id, notice);
  }

  update(id: string, change: (notice: Notice) => NoticeOutcome | Promise<NoticeOutcome>): Promise<Notice> {
    return this.uow.run(async () => {
      const before = this.notices.get(id);
      if (before === undefined) throw notFound('NOTICE_NOT_FOUND', `there is no notice ${id}`, { id });
      const { notice, events } = await change(before);
      this.uow.set(this.notices, id, notice);
      await this.publish(events);
      return notice;
    });
  }

  updateEach(ids: readonly string[], change: (notice: Notice) => Promise<NoticeOutcome | undefined>): Promise<void> {
    return this.uow.run(async () => {
      for (const id of ids) {
        const before = this.notices.get(id);
        const outcome = before && (await change(before));
        if (!outcome) continue;
        this.uow.set(this.notices, id, outcome.notice);
        await this.publish(outcome.events);
      }
    });
  }

  async due(now: Date, limit: number): Promise<string[]> {
    return [...this.notices.values()]
      .filter(({ state, nextAttemptAt }) => state === 'queued' && nextAttemptAt <= now)
      .sort((a, b) => a.nextAttemptAt.getTime() - b.nextAttemptAt.getTime() || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id }) => id);
  }

  async list({ addressees, ...filter }: NoticeFilter, pageSize: number, cursor: string): Promise<Page<Notice>> {
    const [at, id] = cursor === '' ? [new Date(8.64e15), ''] : (decodeCursor(cursor, 2) as [Date, string]);
    const found = [...this.notices.values()]
      .filter((notice) => Object.entries(filter).every(([name, value]) => notice[name as keyof typeof filter] === value))
      .filter(({ addressee }) => addressees?.includes(addressee) ?? true)
      .sort((a, b) => b.queuedAt.getTime() - a.queuedAt.getTime() || (a.id < b.id ? 1 : -1))
      .filter((notice) => notice.queuedAt < at || (notice.queuedAt.getTime() === at.getTime() && notice.id < id));
    return pageOf(found, pageSize, ({ queuedAt, id: last }) => [queuedAt, last]);
  }
}
