import type { Calendar, Clock, Extension, ExtensionState, Matter, Outcome, Policy } from '../domain/index.js';
import type { Actor } from '@hotline/platform/lifecycle';

/** The database's time. */
export interface Time {
  now(): Date;
}

/** Matters with their clocks; each change is saved with its events. */
export interface Matters {
  find(number: string): Promise<Matter | undefined>;
  /** Changes the matter of an order's number under its lock; a new matter where there is none. `actor` goes into the events. */
  update(number: string, actor: Actor, change: (matter: Matter) => Outcome): Promise<Matter>;
  /** Fires what is due, each once, whoever else does so at the same time. @returns how many clocks were looked at */
  fireDue(limit: number): Promise<number>;
  /** How long until the next clock wants to be looked at, ms; undefined when none runs. */
  nextIn(): Promise<number | undefined>;
}

export interface DueFilter {
  kind?: string;
  unit?: string;
  before?: Date;
}

export interface ExtensionFilter {
  state?: ExtensionState;
  unit?: string;
  number?: string;
}

export interface Page<T> {
  items: T[];
  /** Empty on the last page. */
  nextCursor: string;
}

/** What lists show. */
export interface Deadlines {
  /** Running clocks, earliest due first. */
  due(filter: DueFilter, pageSize: number, cursor: string): Promise<Page<Clock>>;
  /** Oldest application first. */
  extensions(filter: ExtensionFilter, pageSize: number, cursor: string): Promise<Page<Extension>>;
  /** The matter's number of an extension. */
  matterOfExtension(extensionId: string): Promise<string | undefined>;
}

export interface Rules {
  version: number;
  policy: Policy;
  calendar: Calendar;
}

/** The tenant's limits and calendar. */
export interface RuleBook {
  read(): Promise<Rules>;
  /** @throws DomainError POLICY_CHANGED when `version` is not the last one */
  putPolicy(version: number, policy: Policy): Promise<number>;
  /** @returns the new version */
  putCalendar(calendar: Calendar): Promise<number>;
}

/** Lines that nobody can edit unseen. */
export interface Audit {
  append(act: { at: Date; person: string; action: string; subject: string; reason: string }): Promise<unknown>;
}

/** All of them. */
export interface Ports {
  matters: Matters;
  deadlines: Deadlines;
  rules: RuleBook;
  audit: Audit;
  time: Time;
}
