import type { UnitOfWork } from '../mysql/index.js';
import type { Log, Running, Subscription } from './event.js';
import { Loop } from './loop.js';
import { messageColumns, toMessage, type MessageRow } from './message-row.js';
import { afterFailure, reasonOf, standardPauses } from './patience.js';
import { consuming } from './trace-context.js';

const poll = 1_000;

interface Head extends MessageRow {
  tries: number;
  due_in: number;
}

/** Tries what waits in the parking lot again, the first of each lane, in the background. */
export class Retries implements Running {
  private readonly loop: Loop;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly subscription: Subscription,
    private readonly log: Log,
    private readonly pauses: readonly number[] = standardPauses,
  ) {
    this.loop = new Loop(`retries of ${subscription.consumer}`, () => this.turn(), log);
  }

  start(): void {
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** @returns milliseconds until somebody is due */
  private async turn(): Promise<number> {
    const heads = await this.heads();
    const due = heads.filter(({ due_in }) => due_in <= 0);
    for (const head of due) await this.retry(head);
    return due.length > 0 ? 0 : Math.min(poll, Math.ceil((heads[0]?.due_in ?? Infinity) / 1000));
  }

  /** The first of each lane unless it is parked; whoever is due first comes first, in microseconds from now. */
  private heads(): Promise<Head[]> {
    return this.uow.query<Head>(
      `SELECT id, ${messageColumns}, tries, TIMESTAMPDIFF(MICROSECOND, NOW(3), next_attempt_at) AS due_in FROM parked p
       WHERE consumer = ? AND state = 'waiting'
         AND NOT EXISTS (SELECT 1 FROM parked q WHERE q.consumer = p.consumer AND q.topic = p.topic AND q.message_key = p.message_key AND q.id < p.id)
       ORDER BY next_attempt_at, id LIMIT 50`,
      [this.subscription.consumer],
    );
  }

  private async retry(head: Head): Promise<void> {
    try {
      await this.uow.run(async () => {
        const [mine] = await this.uow.query(
          "SELECT id FROM parked WHERE id = ? AND state = 'waiting' AND tries = ? FOR UPDATE SKIP LOCKED",
          [head.id, head.tries],
        );
        if (!mine) return; // another process is at it, or done with it
        const message = toMessage(head);
        await consuming(this.subscription.consumer, message, () => this.subscription.handle(message));
        await this.uow.execute('DELETE FROM parked WHERE id = ?', [head.id]);
      });
    } catch (failure) {
      await this.failed(head, failure);
    }
  }

  private async failed(head: Head, failure: unknown): Promise<void> {
    const { state, tries, pause } = afterFailure(head.tries, failure, this.pauses);
    await this.uow.execute(
      "UPDATE parked SET state = ?, tries = ?, reason = ?, next_attempt_at = NOW(3) + INTERVAL ? * 1000 MICROSECOND WHERE id = ? AND state = 'waiting' AND tries = ?",
      [state, tries, reasonOf(failure), pause, head.id, head.tries],
    );
    const about = {
      consumer: this.subscription.consumer,
      type: head.type,
      key: head.message_key,
      event: head.event_id,
      tries,
      reason: reasonOf(failure),
    };
    if (state === 'parked') this.log.error(about, `${head.type} of ${head.message_key} is parked after ${tries} tries`);
  }
}
