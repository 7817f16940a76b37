import { trialsOf, type Attempts } from '@hotline/platform/testing';
import { describe, expect, it } from 'vitest';
import { maxAttempts, noticeLifecycle, notSent, resend, sent, type Notice, type NoticeAction, type NoticeState } from './notice.js';
import { now, queued } from './testing/a-notice.js';

const noticeIn = (state: NoticeState): Notice => ({ ...queued, state });
const done = ({ state }: Notice) => ({ state, told: [] });

const attempts: Attempts<NoticeState, NoticeAction> = {
  sendNotice: { from: ['queued'], act: (state) => done(sent(noticeIn(state), now)) },
  failNotice: { from: ['queued'], act: (state) => done(notSent({ ...noticeIn(state), attempts: maxAttempts - 1 }, 'no route', now)) },
  resendNotice: { from: ['failed'], act: (state) => done(resend(noticeIn(state), now)) },
};

describe('the table of a notice', () => {
  it.each(trialsOf(noticeLifecycle, ['queued', 'sent', 'failed'], attempts))('%s', (_, faults) => expect(faults()).toEqual([]));
});
