import type { Category } from '../domain/acceptance.js';
import type { Appeal, Outcome, SealedContact } from '../domain/appeal.js';
import type { Call } from '../domain/call.js';
import type { Mark, MarkOutcome } from '../domain/mark.js';
import type { Progress } from '../domain/progress.js';

// What intake needs from outside. Every change joins the running unit of work and saves its events with it.

/** The database's time. */
export interface Clock {
  now(): Date;
}

/** A counter for each prefix: never the same number twice. */
export interface Numbers {
  next(prefix: string): Promise<number>;
}

/** `size` 1–100; `cursor` empty: from the beginning. */
export interface Page {
  size: number;
  cursor: string;
}

export interface Paged<T> {
  items: T[];
  /** Empty: the end. */
  nextCursor: string;
}

/** Empty fields filter nothing. */
export interface AppealFilter {
  state: string;
  channel: string;
  kind: string;
  categoryPrefix: string;
  divisionPrefix: string;
  /** Exactly, or its beginning. */
  number: string;
  /** Blind index of a telephone number. */
  person: string;
  /** In the title; two characters at least. */
  words: string;
  orderNumber: string;
  mark: string;
  receivedFrom: Date | undefined;
  receivedBefore: Date | undefined;
}

/** What two appeals may have in common. Empty fields have nothing in common with anything. */
export interface Kinship {
  person: string;
  category: string;
  division: string;
  since: Date;
}

export interface Appeals {
  add(outcome: Outcome): Promise<void>;
  find(number: string): Promise<Appeal | undefined>;
  /** @throws DomainError APPEAL_NOT_FOUND */
  update(number: string, change: (appeal: Appeal) => Outcome): Promise<Appeal>;
  /** Those received and undecided, oldest first: with one limit for all, the oldest is due first. */
  waiting(limit: number): Promise<string[]>;
  /** Newest first. `now` decides which marks are due for review. */
  list(filter: AppealFilter, page: Page, now: Date): Promise<Paged<Appeal>>;
  /** Newest first. */
  ofPerson(kinship: Kinship, limit: number): Promise<Appeal[]>;
  /** Newest first. */
  ofMatter(kinship: Kinship, limit: number): Promise<Appeal[]>;
}

export interface Marks {
  find(number: string): Promise<Mark | undefined>;
  add(outcome: MarkOutcome): Promise<Mark>;
  /** @throws DomainError MARK_NOT_FOUND */
  update(number: string, change: (mark: Mark) => MarkOutcome): Promise<Mark>;
  /** Marked or upheld ones of these people. */
  standing(people: readonly string[]): Promise<Mark[]>;
}

/** What handling said of orders. */
export interface Progresses {
  find(orderNumber: string): Promise<Progress | undefined>;
  /** Begins with the first fact. */
  update(orderNumber: string, change: (progress: Progress) => Progress): Promise<void>;
}

export interface Calls {
  /** @throws DomainError CALL_EXISTS */
  add(call: Call): Promise<void>;
}

export interface Channels {
  /** The codes that are open now. */
  open(): Promise<string[]>;
}

/** Asked of dispatch, outside any transaction. */
export interface Categories {
  /** A leaf of the current tree; undefined: there is none of that code. */
  describe(code: string): Promise<Category | undefined>;
}

/** Names of units, as dispatch published them. */
export interface UnitNames {
  put(unit: string, name: string): Promise<void>;
  of(units: readonly string[]): Promise<Map<string, string>>;
}

export interface Lease {
  person: string;
  until: Date;
}

/** Who has which appeal in hand, for ten minutes. */
export interface Queue {
  /** The first of `numbers` that nobody else holds, now held by `person`. */
  takeNext(person: string, numbers: string[]): Promise<string | undefined>;
  /** @throws DomainError LEASE_HELD naming who has it */
  claim(number: string, person: string): Promise<void>;
  /** @throws DomainError LEASE_LOST */
  renew(number: string, person: string): Promise<void>;
  release(number: string, person: string): Promise<void>;
  holder(number: string): Promise<Lease | undefined>;
}

/** A person's name and numbers, in the clear. */
export interface Contact {
  name: string;
  phone: string;
  identityNumber: string;
}

/** Encryption, blind index and masks. */
export interface Privacy {
  /** A text without telephone numbers, identity numbers and mail addresses. */
  mask(text: string): string;
  seal(text: string): string;
  open(sealed: string): string;
  sealContact(contact: Contact): SealedContact;
  openContact(contact: SealedContact): Contact;
  /** Blind index of a telephone number; empty for none. */
  personOf(phone: string): string;
}

export interface QueryCode {
  /** Shown once. */
  code: string;
  hash: string;
}

/** The citizen's secret for one number. */
export interface QueryCodes {
  issue(number: string): QueryCode;
  fits(number: string, code: string, hash: string): boolean;
}

/** Wrong query codes. What is counted stays counted, although the request is refused. */
export interface Guesses {
  /** Until when the number is locked; undefined: it is not. */
  lockedUntil(number: string, now: Date): Promise<Date | undefined>;
  count(number: string, now: Date): Promise<void>;
}

/** Lines that nobody can edit unseen. */
export interface Audit {
  append(act: { at: Date; person: string; action: string; subject: string; reason: string }): Promise<unknown>;
}

/** All of them. */
export interface Ports {
  appeals: Appeals;
  marks: Marks;
  progresses: Progresses;
  calls: Calls;
  channels: Channels;
  categories: Categories;
  unitNames: UnitNames;
  queue: Queue;
  privacy: Privacy;
  queryCodes: QueryCodes;
  guesses: Guesses;
  audit: Audit;
  numbers: Numbers;
  clock: Clock;
}
