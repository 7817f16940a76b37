import { invalid } from '../errors/index.js';

/** @throws DomainError FIELD_MISSING, or FIELD_MALFORMED for a moment that does not exist */
export function requireDate(field: string, value: Date | undefined): Date {
  if (value === undefined) throw invalid('FIELD_MISSING', `${field} is missing`, { field });
  if (Number.isNaN(value.getTime())) throw invalid('FIELD_MALFORMED', `${field} must be a moment in time`, { field });
  return value;
}

/** @throws DomainError DATE_TOO_EARLY naming the moment that it must come after */
export function requireDateAfter(field: string, value: Date | undefined, moment: Date): Date {
  const date = requireDate(field, value);
  if (date > moment) return date;
  throw invalid('DATE_TOO_EARLY', `${field} must be after ${moment.toISOString()}`, { field, after: moment.toISOString() });
}

/** @throws DomainError DATE_TOO_LATE naming the last moment allowed */
export function requireDateBefore(field: string, value: Date | undefined, moment: Date): Date {
  const date = requireDate(field, value);
  if (date <= moment) return date;
  throw invalid('DATE_TOO_LATE', `${field} must not be after ${moment.toISOString()}`, { field, before: moment.toISOString() });
}
