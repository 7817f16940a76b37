import type { OrderState } from '../domain/lifecycle.js';
import type { Urgency } from '../domain/words.js';

// What lists, queues, counters and watchers need from outside.

export interface Page {
  /** 1–100 */
  size: number;
  /** Empty: the first page. */
  cursor: string;
}

export interface Paged<T> {
  items: T[];
  /** Empty: the end. */
  nextCursor: string;
}

/** Empty fields filter nothing. */
export interface OrderFilter {
  /** Orders with an assignment of this unit, whatever became of it. */
  unit: string;
  /** Of the unit's last assignment in the order. */
  assignmentState: string;
  states: OrderState[];
  urgency: Urgency | '';
  categoryPrefix: string;
  divisionPrefix: string;
  dueBefore: Date | undefined;
  numberPrefix: string;
  words: string;
  problemOnly: boolean;
  /** due: soonest first, what is late before all; opened: newest first. With a prefix of numbers: lowest first; highest first. */
  sort: 'due' | 'opened';
}

/** One row of a worklist. */
export interface OrderItem {
  number: string;
  state: string;
  round: number;
  urgency: string;
  kind: string;
  category: string;
  division: string;
  title: string;
  leadUnit: string;
  openedAt: Date;
  nextDueAt: Date | undefined;
  problems: string[];
  /** Of the unit asked for; else empty. */
  assignmentId: string;
  assignmentState: string;
}

export interface OrderLists {
  find(filter: OrderFilter, page: Page): Promise<Paged<OrderItem>>;
  /** The earliest deadline that runs. */
  nextDueOf(number: string): Promise<Date | undefined>;
  /** Of these, the orders in which the unit has, or had, an assignment: in the order itself, its parent or its parts. */
  ofUnit(unit: string, numbers: readonly string[]): Promise<Set<string>>;
}

/** Running deadlines, for sorting only. */
export interface Dues {
  set(number: string, clockId: string, dueAt: Date): Promise<void>;
  /** Nothing happens when it does not run: what rests is not due. */
  move(number: string, clockId: string, dueAt: Date): Promise<void>;
  /** Nothing happens when it does not run. */
  end(number: string, clockId: string): Promise<void>;
}

export const countDimensions = ['state', 'unit', 'urgency', 'day'] as const;
export type CountDimension = (typeof countDimensions)[number];

/** Empty fields filter nothing. */
export interface CountQuery {
  /** What is told apart; the rest is summed. */
  by: CountDimension[];
  state: string;
  /** The lead's: every order counts once. */
  unit: string;
  urgency: string;
  /** 2026-11-23, of the opening. */
  fromDay: string;
  toDay: string;
}

export interface OrderCount {
  state: string;
  unit: string;
  urgency: string;
  day: string;
  count: number;
}

export interface Counters {
  /** From the counters: exact at every moment. */
  count(query: CountQuery): Promise<OrderCount[]>;
  /** The same from the orders themselves: slow, and always equal. */
  recount(query: CountQuery): Promise<OrderCount[]>;
}

export const queueNames = ['review', 'callback'] as const;
export type QueueName = (typeof queueNames)[number];

export interface QueueFilter {
  categoryPrefix: string;
  divisionPrefix: string;
}

/** Something that waits for one person. */
export interface Waiting {
  /** review: the assignment's id; callback: <order number>/<appeal number> */
  item: string;
  number: string;
}

export interface WorkQueues {
  /** Most urgent first, then oldest. */
  waiting(queue: QueueName, filter: QueueFilter, page: Page): Promise<Paged<Waiting>>;
}

export interface Lease {
  person: string;
  until: Date;
}

/** Ten minutes, by the database's time. */
export interface WorkLeases {
  /** The first that is free, or that the person has already. */
  takeNext(queue: QueueName, person: string, items: readonly string[]): Promise<string | undefined>;
  /** @throws DomainError LEASE_HELD */
  claim(queue: QueueName, item: string, person: string): Promise<void>;
  /** @throws DomainError LEASE_LOST */
  renew(queue: QueueName, item: string, person: string): Promise<void>;
  release(queue: QueueName, item: string, person: string): Promise<void>;
  holders(queue: QueueName, items: readonly string[]): Promise<Map<string, Lease>>;
}

/** An order has changed. */
export interface Change {
  number: string;
  state: string;
  /** The event's name. */
  what: string;
  at: Date;
}

export interface Changes {
  /**
   * What is committed from now on, by any process, in batches, until `signal` is aborted. An order that changed more than once since the
   * last batch is told once, with its last change.
   */
  follow(signal: AbortSignal): AsyncIterable<Change[]>;
}

export interface ListPorts {
  lists: OrderLists;
  queues: WorkQueues;
  leases: WorkLeases;
  counters: Counters;
  changes: Changes;
  dues: Dues;
}
