import { failpoint } from '../failpoints/index.js';
import type { UnitOfWork } from '../mysql/index.js';
import type { Log, Message, Running, Subscription } from './event.js';
import { Mailbox } from './mailbox.js';
import { messageColumns, toRow } from './message-row.js';
import type { Position, Transport } from './transport.js';

export interface LocalOptions {
  /** who listens to which topics, in whatever process: { sla: ['handling.order', …] } */
  subscribers: Readonly<Record<string, readonly string[]>>;
  /** the database of a subscriber, on the same server as the relay's */
  databaseOf: (consumer: string) => string;
  log: Log;
  /** milliseconds before each further try of a message that failed */
  pauses?: readonly number[];
}

/** The broker's guarantees by tables of one database server: the relay writes into each subscriber's mailbox in its own transaction. */
export class LocalTransport implements Transport {
  private readonly mailboxes = new Map<string, Set<Mailbox>>();

  constructor(private readonly options: LocalOptions) {}

  start(): void {}

  async stop(): Promise<void> {}

  async ready(): Promise<void> {}

  /** From table to table in one transaction. */
  async travelling(): Promise<number> {
    return 0;
  }

  async publish(messages: readonly Message[], uow: UnitOfWork): Promise<void> {
    for (const [consumer, topics] of Object.entries(this.options.subscribers)) {
      const rows = messages.filter(({ topic }) => topics.includes(topic)).map(toRow);
      if (rows.length > 0)
        await this.deliver(consumer, uow, () =>
          uow.add(`INSERT IGNORE INTO ${this.mailboxOf(consumer)} (${messageColumns}) VALUES ?`, rows),
        );
    }
  }

  /** From table to table: the messages never leave the server. */
  async forward(rows: readonly Position[], uow: UnitOfWork): Promise<void> {
    for (const [consumer, topics] of Object.entries(this.options.subscribers)) {
      const ids = rows.filter(({ topic }) => topics.includes(topic)).map(({ id }) => id);
      const sql = `INSERT IGNORE INTO ${this.mailboxOf(consumer)} (${messageColumns}) SELECT ${messageColumns} FROM outbox WHERE id IN (?) ORDER BY id`;
      if (ids.length > 0) await this.deliver(consumer, uow, () => uow.later(sql, [ids]));
    }
  }

  /** @throws Error when the subscription names a topic that `subscribers` does not: relays elsewhere would not deliver it */
  subscribe(subscription: Subscription, uow: UnitOfWork): Running {
    const { consumer } = subscription;
    const known = this.options.subscribers[consumer] ?? [];
    const missing = subscription.topics.filter((topic) => !known.includes(topic));
    if (missing.length > 0) throw new Error(`${consumer} is not known as a subscriber of ${missing.join(', ')}`);
    const mailbox = new Mailbox(uow, subscription, known, this.options.log, this.options.pauses);
    this.mailboxes.set(consumer, (this.mailboxes.get(consumer) ?? new Set()).add(mailbox));
    return mailbox;
  }

  private async deliver(consumer: string, uow: UnitOfWork, write: () => Promise<void>): Promise<void> {
    await write();
    failpoint('mid-relay', uow.database);
    uow.afterCommit(() => this.mailboxes.get(consumer)?.forEach((mailbox) => mailbox.wake()));
  }

  private mailboxOf(consumer: string): string {
    return `\`${this.options.databaseOf(consumer)}\`.mailbox`;
  }
}
