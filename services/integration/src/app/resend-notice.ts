import { resend, type Notice } from '../domain/notice.js';
import type { Clock, Notices } from './ports.js';

/** Queues a failed notice again; the same notice, not a second one. */
export class ResendNotice {
  constructor(
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  execute(id: string): Promise<Notice> {
    return this.notices.update(id, (notice) => ({ notice: resend(notice, this.clock.now()), events: [] }));
  }
}
