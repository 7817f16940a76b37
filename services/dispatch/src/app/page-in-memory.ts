import type { Page, Paged } from './ports.js';

/** One page of what is held in memory anyway; the cursor is the last item's key. */
export function pageOf<T>(items: readonly T[], keyOf: (item: T) => string, { size, cursor }: Page): Paged<T> {
  const after = cursor === '' ? 0 : items.findIndex((item) => keyOf(item) === cursor) + 1;
  const page = cursor !== '' && after === 0 ? [] : items.slice(after, after + size);
  const last = page.at(-1);
  return { items: page, nextCursor: last === undefined || after + size >= items.length ? '' : keyOf(last) };
}
