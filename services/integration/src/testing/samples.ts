import type { Notice } from '../domain/notice.js';

export const nine = new Date('2026-11-23T01:00:00Z');
export const minutes = (count: number): Date => new Date(nine.getTime() + count * 60_000);

export const noticeWith = (change: Partial<Notice>): Notice => ({
  id: 'e1-1',
  number: '411700-20261123-000001',
  occasion: 'order_dispatched',
  audience: 'unit',
  addressee: 'water',
  channel: 'sms',
  text: '《小区停水》已派至贵单位',
  sealedQueryCode: '',
  state: 'queued',
  attempts: 0,
  reason: '',
  queuedAt: nine,
  nextAttemptAt: nine,
  sentAt: undefined,
  ...change,
});
