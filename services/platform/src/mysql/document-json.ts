// Documents as JSON in which Dates survive: a Date is the string '@2026-11-23T08:00:00.000Z', any other string that starts
// with '@' gets a second one.

/** @throws RangeError for an invalid Date */
export const writeDocument = (document: object): string => JSON.stringify(mark(document));

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what was written
export function readDocument<T>(text: string): T {
  const document: unknown = JSON.parse(text);
  return (text.includes('"@') ? unmark(document) : document) as T;
}

function mark(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('@') ? `@${value}` : value;
  if (value instanceof Date) return `@${value.toISOString()}`;
  return within(value, mark);
}

function unmark(value: unknown): unknown {
  if (typeof value === 'string') {
    if (!value.startsWith('@')) return value;
    return value.startsWith('@@') ? value.slice(1) : new Date(value.slice(1));
  }
  return within(value, unmark);
}

function within(value: unknown, each: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(each);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each(inner)]));
}
