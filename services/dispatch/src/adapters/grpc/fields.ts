import { invalid } from '@hotline/platform/errors';
import { requireMatch, requireOneOf, requireText, requireWhole, requireWords } from '@hotline/platform/text';
import type { Page } from '../../app/ports.js';
import { divisionShape } from '../../domain/division.js';

// How the fields that many requests share are read; each refuses by naming the field and what is allowed.

const codeShape = /^[0-9A-Za-z][0-9A-Za-z-]{0,31}$/;

export const orderNumber = (value: string) => requireText('number', value, { max: 64 });
export const returnId = (value: string) => requireText('return_id', value, { max: 64 });
export const reason = (value: string) => requireWords('reason', value, { max: 500 });
export const code = (field: string, value: string) => requireMatch(field, value, codeShape, 'letters, digits and hyphens, at most 32');
export const division = (field: string, value: string) => requireMatch(field, value, divisionShape, 'six or nine digits');
export const codePrefix = (field: string, value: string) =>
  requireMatch(field, value, /^[0-9A-Za-z]{0,16}$/, 'letters and digits, at most 16');

/** Empty, or as `read` wants it. */
export const orEmpty = <T extends string>(value: string, read: (value: string) => T): T | '' => (value === '' ? '' : read(value));

/** Empty, or one of the words. */
export const wordOrEmpty = <W extends string>(field: string, value: string, allowed: readonly W[]): W | '' =>
  orEmpty(value, (word) => requireOneOf(field, word, allowed));

/** A list of at most `max`, each read by `read`. */
export function listOf(field: string, values: readonly string[], max: number, read: (field: string, value: string) => string): string[] {
  if (values.length > max) throw invalid('LIST_TOO_LONG', `${field} may have at most ${max} items`, { field, max: String(max) });
  return values.map((value) => read(field, value));
}

/** 20 a page unless told, at most 100. */
export const page = ({ pageSize, cursor }: { pageSize: number; cursor: string }): Page => ({
  size: requireWhole('page_size', pageSize === 0 ? 20 : pageSize, { min: 1, max: 100 }),
  cursor: requireText('cursor', cursor, { min: 0, max: 500 }),
});
