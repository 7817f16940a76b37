import type { Matter } from '../domain/matter.js';
import type { Audience, Notice } from '../domain/notice.js';
import type { Template } from '../domain/template.js';

/** The database's time. */
export interface Clock {
  now(): Date;
}

export interface NoticeFilter {
  number?: string;
  occasion?: string;
  audience?: string;
  state?: string;
  /** Whose own: their unit and their account. */
  addressees?: readonly string[];
}

export interface Page<T> {
  items: T[];
  /** Empty on the last page. */
  nextCursor: string;
}

/** Messages that left the house, or are about to. */
export interface Notices {
  /** Adds what is not there yet: one for each key of occasion and addressee. */
  queue(notices: readonly Notice[]): Promise<void>;
  /** Changes one under its lock. @throws DomainError NOTICE_NOT_FOUND */
  update(id: string, change: (notice: Notice) => NoticeOutcome | Promise<NoticeOutcome>): Promise<Notice>;
  /** Changes several under their locks, one after the other, in one unit of work: all of it is written, or nothing. `undefined` leaves one as it is. */
  updateEach(ids: readonly string[], change: (notice: Notice) => Promise<NoticeOutcome | undefined>): Promise<void>;
  /** Ids of queued ones whose attempt is due, oldest first. */
  due(now: Date, limit: number): Promise<string[]>;
  list(filter: NoticeFilter, pageSize: number, cursor: string): Promise<Page<Notice>>;
}

export interface NoticeEvent {
  type: 'NoticeSent' | 'NoticeFailed';
  notice: Notice;
}

export interface NoticeOutcome {
  notice: Notice;
  events: NoticeEvent[];
}

export interface Matters {
  find(number: string): Promise<Matter | undefined>;
  save(matter: Matter): Promise<void>;
}

export interface Templates {
  find(occasion: string, audience: Audience): Promise<Template | undefined>;
  put(template: Template): Promise<void>;
  list(): Promise<Template[]>;
}

/** Names of units, as screens and messages show them. */
export interface UnitNames {
  of(code: string): Promise<string>;
  put(code: string, name: string): Promise<void>;
}

/** The way out: an SMS gateway, WeChat, a file. @throws with the reason when it did not take the message */
export interface Outlet {
  deliver(notice: Notice): Promise<void>;
}
