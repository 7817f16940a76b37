import { examine } from '@hotline/platform/lifecycle';
import { describe, expect, it } from 'vitest';
import { maxAttempts, noticeLifecycle, notSent, resend, sent } from './notice.js';
import { now, queued } from './testing/a-notice.js';

describe('a notice', () => {
  it('has a sound lifecycle', () => {
    expect(examine(noticeLifecycle, ['queued'], ['sent'])).toEqual({ unreachable: [], wrongEnds: [] });
  });

  it('is sent once', () => {
    expect(sent(queued, now)).toMatchObject({ state: 'sent', attempts: 1, sentAt: now });
    expect(() => sent(sent(queued, now), now)).toThrow('not possible while sent');
  });

  it('waits longer after each refusal and fails at last with the reason', () => {
    let notice = queued;
    for (let i = 1; i < maxAttempts; i++) {
      notice = notSent(notice, 'no route', now);
      expect(notice.nextAttemptAt.getTime() - now.getTime()).toBe(5_000 * 2 ** (i - 1));
    }
    expect(notSent(notice, 'no route', now)).toMatchObject({ state: 'failed', reason: 'no route', attempts: maxAttempts });
  });

  it('is resent only after it failed', () => {
    expect(() => resend(queued, now)).toThrow('not possible while queued');
    expect(resend({ ...queued, state: 'failed', attempts: 6 }, now)).toMatchObject({ state: 'queued', attempts: 0 });
  });
});
