import { decodeCursor, pageOf } from '@hotline/platform/mysql';
import type { Deadlines, DueFilter, ExtensionFilter, Page } from '../app/ports.js';
import { matterOf, type Clock, type Extension } from '../domain/index.js';
import type { MemoryMatters } from './memory-matters.js';

/** Lists drawn from the matters in memory; cursors as the database's lists give them. */
export class MemoryDeadlines implements Deadlines {
  constructor(private readonly matters: MemoryMatters) {}

  async due({ kind, unit, before }: DueFilter, pageSize: number, cursor: string): Promise<Page<Clock>> {
    const found = this.matters
      .allClocks()
      .filter((clock) => clock.state === 'running' && (kind === undefined || clock.kind === kind))
      .filter((clock) => (unit === undefined || clock.unit === unit) && (before === undefined || clock.dueAt < before.getTime()));
    return pageBy(found, ({ dueAt }) => dueAt, pageSize, cursor);
  }

  async extensions({ state, unit, number }: ExtensionFilter, pageSize: number, cursor: string): Promise<Page<Extension>> {
    const found = this.matters
      .allExtensions()
      .filter((each) => (state === undefined || each.state === state) && (unit === undefined || each.unit === unit))
      .filter((each) => number === undefined || each.number === number);
    return pageBy(found, ({ askedAt }) => askedAt, pageSize, cursor);
  }

  async matterOfExtension(extensionId: string): Promise<string | undefined> {
    const extension = this.matters.allExtensions().find(({ id }) => id === extensionId);
    return extension && matterOf(extension.number);
  }
}

/** Earliest first, from behind the cursor. */
function pageBy<T extends { id: string }>(items: T[], momentOf: (item: T) => number, size: number, cursor: string): Page<T> {
  const compare = (a: readonly [number, string], b: readonly [number, string]) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1);
  const keyOf = (item: T) => [momentOf(item), item.id] as const;
  const [at, id] = cursor === '' ? [new Date(0), ''] : (decodeCursor(cursor, 2) as [Date, string]);
  const sorted = items
    .sort((a, b) => compare(keyOf(a), keyOf(b)))
    .filter((item) => item.id !== id && compare(keyOf(item), [at.getTime(), id]) > 0);
  return pageOf(sorted, size, (item) => [new Date(momentOf(item)), item.id]);
}
