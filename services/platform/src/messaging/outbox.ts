import type { UnitOfWork } from '../mysql/index.js';
import { newEventId } from './event-id.js';
import type { OutgoingEvent } from './event.js';
import { messageColumns, toRow } from './message-row.js';
import { currentTraceparent } from './trace-context.js';

/** The largest payload that may leave, in bytes: what every transport carries. */
export const largestPayload = 512 * 1024;

interface OutboxOptions {
  /** the service's name: what topics begin with */
  service: string;
  clock: { now(): Date };
  /** called after each commit that appended something */
  wake?: () => void;
}

/** Facts that leave together with the change that they are about, or not at all. */
export class Outbox {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly options: OutboxOptions,
  ) {}

  /** Joins the running unit of work; facts of one key leave in the order in which they were appended. */
  async append(events: readonly OutgoingEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { service, clock, wake } = this.options;
    const time = clock.now();
    const traceparent = currentTraceparent();
    const rows = events.map((event) => {
      if (event.payload.byteLength > largestPayload)
        throw new Error(`${event.type} of ${event.key} has ${event.payload.byteLength} bytes, too many to leave`);
      return toRow({ ...event, id: newEventId(time), topic: `${service}.${event.topic}`, time, traceparent });
    });
    await this.uow.add(`INSERT INTO outbox (${messageColumns}) VALUES ?`, rows);
    if (wake) this.uow.afterCommit(wake);
  }

  /** What has not left yet: how many, and since when the oldest waits. For metrics. */
  async backlog(): Promise<{ waiting: number; oldest: Date | undefined }> {
    const [row] = await this.uow.query<{ waiting: number; oldest: Date | null }>(
      'SELECT COUNT(*) AS waiting, MIN(at) AS oldest FROM outbox',
    );
    return { waiting: row?.waiting ?? 0, oldest: row?.oldest ?? undefined };
  }
}
