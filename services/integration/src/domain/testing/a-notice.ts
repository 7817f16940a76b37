import type { Notice } from '../notice.js';

// A notice for specs.

export const now = new Date('2026-03-02T02:00:00Z');
/** Waits to be sent. */
export const queued: Notice = {
  id: '1-1',
  number: 'n',
  occasion: 'order_closed',
  audience: 'citizen',
  addressee: 'n',
  channel: 'sms',
  text: '',
  sealedQueryCode: '',
  state: 'queued',
  attempts: 0,
  reason: '',
  queuedAt: now,
  nextAttemptAt: now,
  sentAt: undefined,
};
