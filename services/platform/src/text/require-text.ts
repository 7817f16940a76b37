import { invalid } from '../errors/index.js';
import { maskPrivate } from './mask-personal.js';

export interface Lengths {
  /** Characters, as a reader counts them; 1 unless told. 0 lets it be empty. */
  min?: number;
  max: number;
}

/** What no reader sees and other systems stumble over: all but tab and line ends. */
const control = /(?![\t\n\r])\p{Cc}/gu;

/**
 * The text without space around it, without control characters and halves of characters.
 * @throws DomainError FIELD_MISSING, FIELD_TOO_SHORT or FIELD_TOO_LONG naming field and limits
 */
export function requireText(field: string, value: string, { min = 1, max }: Lengths): string {
  const text = value.replace(control, '').toWellFormed().trim();
  const length = Array.from(text).length;
  if (length === 0 && min > 0) throw invalid('FIELD_MISSING', `${field} is missing`, { field });
  const limits = { field, length: String(length), min: String(min), max: String(max) };
  if (length < min) throw invalid('FIELD_TOO_SHORT', `${field} needs at least ${min} characters`, limits);
  if (length > max) throw invalid('FIELD_TOO_LONG', `${field} may have at most ${max} characters`, limits);
  return text;
}

/**
 * What somebody at work writes: it goes into facts, timelines and notices, so mobile and identity numbers in it are masked.
 * @throws DomainError as requireText
 */
export const requireWords = (field: string, value: string, lengths: Lengths): string => maskPrivate(requireText(field, value, lengths));

/** @throws DomainError WORD_NOT_ALLOWED listing what is allowed */
export function requireOneOf<W extends string>(field: string, value: string, allowed: readonly W[]): W {
  if ((allowed as readonly string[]).includes(value)) return value as W;
  throw invalid('WORD_NOT_ALLOWED', `${field} must be one of: ${allowed.join(', ')}`, { field, allowed: allowed.join(',') });
}

/**
 * @param shape what the pattern asks for, in words
 * @throws DomainError FIELD_MALFORMED naming the field and the shape, never the value
 */
export function requireMatch(field: string, value: string, pattern: RegExp, shape: string): string {
  if (pattern.test(value)) return value;
  throw invalid('FIELD_MALFORMED', `${field} must be ${shape}`, { field, allowed: shape });
}
