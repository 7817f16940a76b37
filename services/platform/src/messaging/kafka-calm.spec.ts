import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { requestQueue } from './kafka-calm.js';

interface Queue {
  push(request: object): void;
  fulfillRequest(response: { correlationId: number; payload: null; size: number }): void;
}

const silent = { debug: () => undefined, warn: () => undefined };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a connection sets no timer while nothing waits to be sent, and still sends what had to wait', () => {
  const sent: number[] = [];
  const Made = requestQueue as unknown as new (options: object) => Queue;
  const queue = new Made({ maxInFlightRequests: 1, requestTimeout: 1_000, enforceRequestTimeout: false, logger: silent });
  const push = (correlationId: number) =>
    queue.push({ entry: { correlationId, resolve: () => {} }, expectResponse: true, sendRequest: () => sent.push(correlationId) });
  push(1);
  push(2);
  expect(sent).toEqual([1]);
  queue.fulfillRequest({ correlationId: 1, payload: null, size: 0 });
  expect(sent).toEqual([1, 2]);
  queue.fulfillRequest({ correlationId: 2, payload: null, size: 0 });
  vi.advanceTimersByTime(10);
  expect(vi.getTimerCount()).toBe(0);
});
