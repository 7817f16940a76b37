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

/** In place: what was just parsed is nobody else's, and a copy costs twice the parsing. */
function unmark(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('@') ? unmarkText(value) : value;
  if (Array.isArray(value)) value.forEach((each, index) => isPlain(each) || (value[index] = unmark(each)));
  else if (value !== null && typeof value === 'object') {
    const inner = value as Record<string, unknown>;
    for (const key in inner) if (!isPlain(inner[key])) inner[key] = unmark(inner[key]);
  }
  return value;
}

const at = '@'.charCodeAt(0);
const isPlain = (value: unknown): boolean => (typeof value === 'string' ? value.charCodeAt(0) !== at : typeof value !== 'object');
const unmarkText = (text: string): string | Date => (text.startsWith('@@') ? text.slice(1) : new Date(text.slice(1)));

/** A copy only of what has a part that changes: most of a document is plain text. */
function within(value: unknown, each: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(each);
  if (value === null || typeof value !== 'object') return value;
  const parts = value as Record<string, unknown>;
  let changed: Record<string, unknown> | undefined;
  for (const name of Object.keys(parts)) {
    const part = each(parts[name]);
    if (part !== parts[name]) (changed ??= { ...parts })[name] = part;
  }
  return changed ?? value;
}
