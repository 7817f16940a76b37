import { transition, type Lifecycle } from '@hotline/platform/lifecycle';

export const audiences = ['citizen', 'unit', 'leader'] as const;
export const channels = ['sms', 'wechat', 'app', 'system'] as const;
export type Audience = (typeof audiences)[number];
export type Channel = (typeof channels)[number];
export type NoticeState = 'queued' | 'sent' | 'failed';
export type NoticeAction = 'sendNotice' | 'failNotice' | 'resendNotice';

/** The life of a notice. */
export const noticeLifecycle: Lifecycle<NoticeState, NoticeAction> = {
  sendNotice: { from: ['queued'], to: 'sent', by: [], cause: 'timer:outlet', emits: ['NoticeSent'] },
  failNotice: { from: ['queued'], to: 'failed', by: [], cause: 'timer:outlet', emits: ['NoticeFailed'] },
  resendNotice: { from: ['failed'], to: 'queued', by: ['administrator', 'supervisor'], cause: 'rpc', emits: [] },
};

/** A message that leaves the house, exactly one for each occasion and addressee. */
export interface Notice {
  id: string;
  number: string;
  occasion: string;
  audience: Audience;
  /** Unit code or account; a citizen is named by the appeal's number only. */
  addressee: string;
  channel: Channel;
  /** Where it says {query_code}, the outlet's message shows the code. */
  text: string;
  /** The query code, sealed; empty in most notices. */
  sealedQueryCode: string;
  state: NoticeState;
  attempts: number;
  /** Why the last attempt failed. */
  reason: string;
  queuedAt: Date;
  nextAttemptAt: Date;
  sentAt: Date | undefined;
}

/** Tries before a notice counts as failed; the pause doubles from five seconds. */
export const maxAttempts = 6;

export const sent = (notice: Notice, now: Date): Notice => ({
  ...notice,
  state: transition(noticeLifecycle, 'sendNotice', notice.state),
  attempts: notice.attempts + 1,
  reason: '',
  sentAt: now,
});

/** One attempt failed: wait for the next, or give up. */
export function notSent(notice: Notice, reason: string, now: Date): Notice {
  const attempts = notice.attempts + 1;
  if (attempts >= maxAttempts) return { ...notice, attempts, reason, state: transition(noticeLifecycle, 'failNotice', notice.state) };
  return { ...notice, attempts, reason, nextAttemptAt: new Date(now.getTime() + 5_000 * 2 ** (attempts - 1)) };
}

/** @throws DomainError ILLEGAL_STATE unless it had failed */
export const resend = (notice: Notice, now: Date): Notice => ({
  ...notice,
  state: transition(noticeLifecycle, 'resendNotice', notice.state),
  attempts: 0,
  nextAttemptAt: now,
});
