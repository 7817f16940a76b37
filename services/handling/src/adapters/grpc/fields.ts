import { invalid } from '@hotline/platform/errors';
import { requireDate, requireMatch, requireOneOf, requireText, requireWhole, requireWords } from '@hotline/platform/text';
import type { Attachment } from '../../domain/attachment.js';

// How the fields that many requests share are read; each refuses by naming the field and what is allowed.

const codeShape = /^[0-9A-Za-z][0-9A-Za-z-]{0,31}$/;

export const orderNumber = (value: string, field = 'number') => requireText(field, value, { max: 64 });
export const id = (field: string, value: string) => requireText(field, value, { max: 80 });
export const reason = (value: string) => requireWords('reason', value, { max: 500 });
export const text = (field: string, value: string, max = 5000) => requireWords(field, value, { max });
export const textOrEmpty = (field: string, value: string, max = 5000) => requireWords(field, value, { min: 0, max });
export const code = (field: string, value: string) => requireMatch(field, value, codeShape, 'letters, digits and hyphens, at most 32');
export const codeOrEmpty = (field: string, value: string) => (value === '' ? '' : code(field, value));
export const codePrefix = (field: string, value: string) =>
  requireMatch(field, value, /^[0-9A-Za-z]{0,16}$/, 'letters and digits, at most 16');
export const divisionOrEmpty = (value: string) =>
  value === '' ? '' : requireMatch('division', value, /^\d{6}(\d{3})?$/, 'six or nine digits');
export const date = (field: string, value: Date | undefined) => requireDate(field, value);
export const word = requireOneOf;
export const whole = requireWhole;

/** A list of `min` to `max` items, each read by `read`. */
export function listOf<T, R>(
  field: string,
  values: readonly T[],
  { min = 0, max }: { min?: number; max: number },
  read: (value: T) => R,
): R[] {
  if (values.length < min) throw invalid('LIST_TOO_SHORT', `${field} needs at least ${min} items`, { field, min: String(min) });
  if (values.length > max) throw invalid('LIST_TOO_LONG', `${field} may have at most ${max} items`, { field, max: String(max) });
  return values.map(read);
}

const attachment = ({ id, name, type, size, sha256 }: Attachment): Attachment => ({
  id: requireText('attachments.id', id, { max: 64 }),
  name: requireText('attachments.name', name, { max: 200 }),
  type: requireText('attachments.type', type, { max: 100 }),
  size,
  sha256: requireMatch('attachments.sha256', sha256, /^[0-9a-f]{64}$/, '64 hexadecimal digits'),
});

export const attachments = (values: readonly Attachment[]) => listOf('attachments', values, { max: 20 }, attachment);
