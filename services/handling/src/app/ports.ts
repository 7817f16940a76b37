import type { Line } from '../domain/line.js';
import type { Outcome } from '../domain/outcome.js';
import type { WorkOrder } from '../domain/work-order.js';

// What handling needs from outside. Every change joins the running unit of work and saves its events and lines with it.

/** The database's time. */
export interface Clock {
  now(): Date;
}

export interface Numbered extends Line {
  /** 1, 2, 3 … without gaps. */
  seq: number;
  /** Of the call or the fact that caused it; empty: not traced. */
  traceId: string;
}

export interface WorkOrders {
  find(number: string): Promise<WorkOrder | undefined>;
  /** Those that are there, by one question however many they are. */
  findAll(numbers: readonly string[]): Promise<WorkOrder[]>;
  /** A new order, its events and its first lines. @throws DomainError ALREADY_EXISTS */
  open(outcome: Outcome): Promise<void>;
  /**
   * Locks the order (a part's parent first), lets `change` decide, saves what came of it, and does the same for its kin.
   * @throws DomainError ORDER_NOT_FOUND
   */
  update(number: string, change: (order: WorkOrder) => Outcome): Promise<WorkOrder>;
  /** Oldest first. */
  timeline(number: string): Promise<Numbered[]>;
}

/** Dispatch's units. Asked before the first change, never in a transaction. */
export interface Units {
  /** @throws DomainError UNIT_NOT_FOUND for codes that are unknown or not active */
  requireActive(codes: readonly string[]): Promise<void>;
}
