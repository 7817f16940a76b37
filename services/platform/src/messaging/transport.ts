import type { UnitOfWork } from '../mysql/index.js';
import type { Message, Running, Subscription } from './event.js';

/** How facts travel. One suite runs over every transport. */
/** A row of the outbox, and what it is about. */
export interface Position {
  id: number;
  topic: string;
}

export interface Transport extends Running {
  /** Settles before a relay takes its turn; rejects while nothing can be published, so that no transaction waits for a broker. */
  ready(): Promise<void>;

  /** Inside the relay's unit of work. In order per key. Rejects when it is not certain that all of them arrived. */
  publish(messages: readonly Message[], uow: UnitOfWork): Promise<void>;

  /** @param uow of the consumer's database, where its marks, its parking lot and its effects are */
  subscribe(subscription: Subscription, uow: UnitOfWork): Running;

  /**
   * How many facts have left their outbox, are not applied by the consumer yet, and stand in no database of ours.
   * @throws whatever says that it cannot be known now
   */
  travelling(consumer: string, topics: readonly string[]): Promise<number>;

  /** In place of `publish`, where the messages need not be read for it: carries these rows of the outbox over. */
  forward?(rows: readonly Position[], uow: UnitOfWork): Promise<void>;
}
