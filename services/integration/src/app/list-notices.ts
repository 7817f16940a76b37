import type { Caller } from '@hotline/platform/lifecycle';
import type { Notice } from '../domain/notice.js';
import type { NoticeFilter, Notices, Page } from './ports.js';

/** Notices by filter, newest first; and the caller's own. */
export class ListNotices {
  constructor(private readonly notices: Notices) {}

  all(filter: NoticeFilter, pageSize: number, cursor: string): Promise<Page<Notice>> {
    return this.notices.list(filter, pageSize, cursor);
  }

  /** What was told to the caller's unit, and to them by account. */
  mine(caller: Caller, pageSize: number, cursor: string): Promise<Page<Notice>> {
    const addressees = [caller.unit, caller.person].filter((each) => each !== '');
    return this.notices.list({ addressees }, pageSize, cursor);
  }
}
