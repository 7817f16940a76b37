import { invalid } from '../errors/index.js';

/** @throws DomainError NUMBER_NOT_ALLOWED naming the range */
export function requireWhole(field: string, value: number, { min, max }: { min: number; max: number }): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw invalid('NUMBER_NOT_ALLOWED', `${field} must be a whole number from ${min} to ${max}`, {
    field,
    min: String(min),
    max: String(max),
  });
}
