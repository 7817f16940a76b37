import type { UnitOfWork } from '../mysql/index.js';
import type { Message } from './event.js';
import { messageColumns, toMessage, toRow, type MessageRow } from './message-row.js';
import { reasonOf } from './patience.js';

/** waiting: will be tried again, or waits behind one of its key; parked: given up until a person replays or discards it. */
export type ParkedState = 'waiting' | 'parked';

export interface ParkedMessage extends Message {
  /** of this row, for replay and discard */
  position: number;
  consumer: string;
  state: ParkedState;
  /** 0: never tried, it waits behind another */
  tries: number;
  reason: string;
  nextAttemptAt: Date;
}

interface ParkedRow extends MessageRow {
  consumer: string;
  state: ParkedState;
  tries: number;
  reason: string;
  next_attempt_at: Date;
}

/** A message put aside; `failure` is undefined when it only waits behind another. */
export interface Aside {
  message: Message;
  failure: unknown;
}

const columns = `id, consumer, ${messageColumns}, state, tries, reason, next_attempt_at`;

/** What could not be applied, in the consumer's own database, with the reason; in order per key and topic. */
export class ParkingLot {
  constructor(private readonly uow: UnitOfWork) {}

  /** Newest last. */
  async list(state?: ParkedState, limit = 100): Promise<ParkedMessage[]> {
    const [where, values] = state ? ['WHERE state = ?', [state]] : ['', []];
    const rows = await this.uow.query<ParkedRow>(`SELECT ${columns} FROM parked ${where} ORDER BY id LIMIT ${limit}`, values);
    return rows.map((row) => ({
      ...toMessage(row),
      position: row.id,
      consumer: row.consumer,
      state: row.state,
      tries: row.tries,
      reason: row.reason,
      nextAttemptAt: row.next_attempt_at,
    }));
  }

  async counts(): Promise<Record<ParkedState, number>> {
    const rows = await this.uow.query<{ state: ParkedState; count: number }>('SELECT state, COUNT(*) AS count FROM parked GROUP BY state');
    return { waiting: 0, parked: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  }

  /** Tries them again from the first try on; those of their key follow in order. @returns how many there were */
  async replay(positions: readonly number[]): Promise<number> {
    if (positions.length === 0) return 0;
    const { affectedRows } = await this.uow.change(
      "UPDATE parked SET state = 'waiting', tries = 0, next_attempt_at = NOW(3) WHERE state = 'parked' AND id IN (?)",
      [positions],
    );
    return affectedRows;
  }

  /** Gives them up for good: those of their key go on. @returns how many there were */
  async discard(positions: readonly number[]): Promise<number> {
    if (positions.length === 0) return 0;
    const { affectedRows } = await this.uow.change("DELETE FROM parked WHERE state = 'parked' AND id IN (?)", [positions]);
    return affectedRows;
  }

  /** Which lanes (see laneOf) of the consumer have somebody waiting, among those of the messages. */
  async lanesTaken(consumer: string, messages: readonly Message[]): Promise<Set<string>> {
    const keys = [...new Set(messages.map(({ key }) => key))];
    const rows = await this.uow.bulk<{ topic: string; message_key: string }>(
      'SELECT DISTINCT topic, message_key FROM parked WHERE consumer = ? AND message_key IN (?)',
      [consumer, keys],
    );
    return new Set(rows.map((row) => laneOf({ topic: row.topic, key: row.message_key })));
  }

  /** At the end of their lanes; those that failed are tried again after `pause` milliseconds. */
  async park(consumer: string, entries: readonly Aside[], pause: number): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map(({ message, failure }) =>
      failure === undefined
        ? [consumer, ...toRow(message), 'waiting', 0, 'waits behind another of its key', 0]
        : [consumer, ...toRow(message), 'waiting', 1, reasonOf(failure), pause],
    );
    await this.write(rows);
  }

  /** Something that is no message of ours: it is kept for a person to look at, and holds nobody up. */
  async parkUnreadable(consumer: string, messages: readonly Message[], reason: string): Promise<void> {
    if (messages.length > 0) await this.write(messages.map((message) => [consumer, ...toRow(message), 'parked', 1, reason, 0]));
  }

  private async write(rows: unknown[][]): Promise<void> {
    for (const row of rows) {
      await this.uow.execute(
        `INSERT IGNORE INTO parked (consumer, ${messageColumns}, state, tries, reason, next_attempt_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NOW(3) + INTERVAL ? * 1000 MICROSECOND)`,
        row,
      );
    }
  }
}

/** What must stay in order: the facts of one key from one topic. */
export const laneOf = ({ topic, key }: Pick<Message, 'topic' | 'key'>): string => `${topic}\n${key}`;
