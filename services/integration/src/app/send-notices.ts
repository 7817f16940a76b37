import { notSent, sent, type Notice } from '../domain/notice.js';
import { reveal } from '../domain/template.js';
import type { Clock, NoticeOutcome, Notices, Outlet } from './ports.js';

const batch = 50;
/** So many at most are marked in one transaction, and none is begun in it after so many milliseconds: an outlet may be slow. */
const together = { most: 10, ms: 2_000 };

/** Hands queued notices to the outlet, in order. One that is not taken waits and is tried again. */
export class SendNotices {
  constructor(
    private readonly notices: Notices,
    private readonly outlet: Outlet,
    private readonly clock: Clock,
    private readonly unseal: (sealed: string) => string,
  ) {}

  /** Sends what is due. @returns whether more is waiting */
  async execute(): Promise<boolean> {
    const ids = await this.notices.due(this.clock.now(), batch);
    let isLate = false;
    for (let from = 0; from < ids.length; from += together.most)
      isLate = !(await this.sendEach(ids.slice(from, from + together.most))) || isLate;
    return isLate || ids.length === batch;
  }

  /**
   * The outlet is asked inside the notices' locks, so that two workers never send one twice; a crash in between sends those few again.
   * @returns whether there was time for all of them
   */
  private async sendEach(ids: readonly string[]): Promise<boolean> {
    const until = performance.now() + together.ms;
    let isLate = false;
    await this.notices.updateEach(ids, async (notice) => {
      if (notice.state !== 'queued') return undefined;
      isLate ||= performance.now() > until;
      return isLate ? undefined : this.send(notice);
    });
    return !isLate;
  }

  private async send(notice: Notice): Promise<NoticeOutcome> {
    const refusal = await this.outlet.deliver(this.inFull(notice)).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    return this.after(notice, refusal);
  }

  private inFull(notice: Notice): Notice {
    const { text, sealedQueryCode } = notice;
    return sealedQueryCode === '' ? notice : { ...notice, text: reveal(text, this.unseal(sealedQueryCode)) };
  }

  private after(before: Notice, refusal: string): NoticeOutcome {
    const now = this.clock.now();
    if (refusal === '') {
      const notice = sent(before, now);
      return { notice, events: [{ type: 'NoticeSent', notice }] };
    }
    const notice = notSent(before, refusal, now);
    return { notice, events: notice.state === 'failed' ? [{ type: 'NoticeFailed', notice }] : [] };
  }
}
