import type { Catalogue } from '../domain/catalogue.js';
import type { CategoryTree } from '../domain/category.js';
import type { Placement, PlacementOutcome } from '../domain/placement.js';
import type { Publication } from '../domain/publication.js';
import type { ReplyTemplate } from '../domain/reply-template.js';
import type { Return, ReturnOutcome } from '../domain/return.js';
import type { Unit, UnitOutcome } from '../domain/unit.js';

// What dispatch needs from outside. Every change joins the running unit of work and saves its events with it.

/** The database's time. */
export interface Clock {
  now(): Date;
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
export interface QueueFilter {
  urgency: string;
  categoryPrefix: string;
  divisionPrefix: string;
}

export interface Placements {
  find(number: string): Promise<Placement | undefined>;
  open(placement: Placement): Promise<void>;
  /** @throws DomainError ORDER_NOT_FOUND */
  update(number: string, change: (placement: Placement) => PlacementOutcome): Promise<Placement>;
  /** The queued ones: by rank, then by waiting time. */
  queue(filter: QueueFilter, page: Page): Promise<Paged<Placement>>;
}

export interface ReturnFilter {
  number: string;
  state: string;
  unit: string;
}

export interface Returns {
  find(id: string): Promise<Return | undefined>;
  add(asked: Return): Promise<void>;
  /** @throws DomainError RETURN_NOT_FOUND */
  update(id: string, change: (asked: Return) => ReturnOutcome): Promise<Return>;
  ofOrder(number: string): Promise<Return[]>;
  /** Newest first. */
  list(filter: ReturnFilter, page: Page): Promise<Paged<Return>>;
}

export interface UnitFilter {
  /** Exactly these; empty: all. */
  codes: string[];
  kind: string;
  divisionPrefix: string;
  words: string;
  activeOnly: boolean;
}

export interface Units {
  /** Those that exist. */
  find(codes: readonly string[]): Promise<Unit[]>;
  codes(): Promise<Set<string>>;
  /** @throws DomainError UNIT_EXISTS */
  add(outcome: UnitOutcome): Promise<Unit>;
  /** @throws DomainError UNIT_NOT_FOUND */
  update(code: string, change: (unit: Unit) => UnitOutcome): Promise<Unit>;
  /** By code. */
  list(filter: UnitFilter, page: Page): Promise<Paged<Unit>>;
}

/** Versions of something published as a whole: the duty catalogue, the category tree. */
export interface Editions<Edition> {
  /** Version 0 and empty when none was published. */
  current(): Promise<Edition>;
  version(version: number): Promise<Edition | undefined>;
  /** One publication at a time. */
  publish(next: (current: Edition) => Publication<Edition>): Promise<Edition>;
}

export type Catalogues = Editions<Catalogue>;
export type CategoryTrees = Editions<CategoryTree>;

export interface TemplateFilter {
  /** Those that fit this category; empty: all. */
  category: string;
  words: string;
  retiredToo: boolean;
}

export interface ReplyTemplates {
  /** `former` is undefined for a new code. */
  save(code: string, change: (former: ReplyTemplate | undefined) => ReplyTemplate): Promise<ReplyTemplate>;
  /** By code. */
  list(filter: TemplateFilter, page: Page): Promise<Paged<ReplyTemplate>>;
}

export interface Lease {
  person: string;
  until: Date;
}

/** Who has which queued order in hand, for ten minutes. */
export interface QueueLeases {
  /** The first of `numbers` that nobody else holds, now held by `person`. */
  takeNext(person: string, numbers: readonly string[]): Promise<string | undefined>;
  /** @throws DomainError LEASE_HELD naming who has it */
  claim(number: string, person: string): Promise<void>;
  /** @throws DomainError LEASE_LOST */
  renew(number: string, person: string): Promise<void>;
  release(number: string, person: string): Promise<void>;
  holders(numbers: readonly string[]): Promise<Map<string, Lease>>;
}

/** Everything that the use cases need from outside. */
export interface Ports {
  placements: Placements;
  returns: Returns;
  units: Units;
  catalogues: Catalogues;
  trees: CategoryTrees;
  templates: ReplyTemplates;
  leases: QueueLeases;
  clock: Clock;
}
