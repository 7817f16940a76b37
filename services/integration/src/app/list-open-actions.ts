import { actionsIn, type Caller } from '@hotline/platform/lifecycle';
import { noticeLifecycle } from '../domain/notice.js';
import type { Notices } from './ports.js';

/** What the caller may do now with the notices of an order. */
export class ListOpenActions {
  constructor(private readonly notices: Notices) {}

  async execute(number: string, caller: Caller): Promise<string[]> {
    const { items } = await this.notices.list({ number, state: 'failed' }, 1, '');
    return items.length === 0 ? [] : actionsIn(noticeLifecycle, 'failed', caller.roles);
  }
}
