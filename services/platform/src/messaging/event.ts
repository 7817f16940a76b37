/** A fact on its way out of a service. */
export interface OutgoingEvent {
  /** the noun: 'order'; the service's name is put before it */
  topic: string;
  /** 'OrderOpened' */
  type: string;
  /** facts of one key stay in order: the order number */
  key: string;
  payload: Uint8Array;
}

/** A fact as it comes in. */
export interface IncomingEvent {
  id: string;
  /** 'handling.order' */
  topic: string;
  type: string;
  key: string;
  /** when it was written, by the sender's database */
  time: Date;
  payload: Uint8Array;
}

/** A fact between services: what the outbox, the mailbox, the parking lot and the broker carry. */
export interface Message extends IncomingEvent {
  /** W3C trace context of whoever caused it; empty when it was not traced */
  traceparent: string;
}

/** What a service listens to. At least once, applied once, in order per key and source topic. */
export interface Subscription {
  /** the service's name */
  consumer: string;
  /** 'handling.order', … */
  topics: string[];
  /** others are skipped */
  types: string[];
  /** runs inside the unit of work that also marks the event as applied; what it throws is tried again later, then parked */
  handle(event: IncomingEvent): Promise<void>;
}

/** Something that is started and stopped with the process. */
export interface Running {
  start(): void | Promise<void>;
  stop(): Promise<void>;
}

/** What is said about things that go wrong on the way. */
export interface Log {
  info(about: object, sentence: string): void;
  warn(about: object, sentence: string): void;
  error(about: object, sentence: string): void;
}
