const personal = new Set([
  'name',
  'phone',
  'idNumber',
  'address',
  'contact',
  'email',
  'text',
  'title',
  'token',
  'authorization',
  'password',
  'secret',
]);

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !(value instanceof Error);

/** What blots out the personal ones among the fields of one object; the same object when there are none. */
function blotted(fields: Fields): Fields {
  const names = Object.keys(fields).filter((name) => personal.has(name));
  return names.length === 0 ? fields : { ...fields, ...Object.fromEntries(names.map((name) => [name, '[personal]'])) };
}

/**
 * A log line's fields, those that may hold personal data blotted out: its own, and those of the objects that it holds. Nothing is copied
 * where there is nothing to blot out, where pino's own redaction copies every line.
 */
export function withoutPersonal(line: Fields): Fields {
  let clean = blotted(line);
  for (const [name, value] of Object.entries(clean)) {
    if (!isFields(value)) continue;
    const inner = blotted(value);
    if (inner !== value) clean = { ...clean, [name]: inner };
  }
  return clean;
}
