import { notSent, sent, type Notice } from '../domain/notice.js';
import { reveal } from '../domain/template.js';
import type { Clock, NoticeOutcome, Notices, Outlet } from './ports.js';

const batch = 50;

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
    for (const id of ids) await this.send(id);
    return ids.length === batch;
  }

  /** The outlet is asked inside the notice's lock, so that two workers never send it twice; a crash in between sends it again. */
  private async send(id: string): Promise<void> {
    await this.notices.update(id, async (notice) => {
      if (notice.state !== 'queued') return { notice, events: [] };
      const refusal = await this.outlet.deliver(this.inFull(notice)).then(
        () => '',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      return this.after(notice, refusal);
    });
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
