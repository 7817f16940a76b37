import { invalid } from '@hotline/platform/errors';
import { units } from './limit.js';
import { type LimitRow, type Policy, limitedKinds, urgencies } from './policy.js';

/**
 * Refuses a policy that no clock could run by.
 * @throws DomainError POLICY_INVALID naming the field (limits.sign.urgent.amount) and what is allowed
 */
export function validatePolicy(policy: Policy): Policy {
  checkObject('policy', policy);
  checkObject('limits', policy.limits);
  checkObject('byAppealKind', policy.byAppealKind);
  for (const kind of limitedKinds) checkRow(`limits.${kind}`, policy.limits[kind]);
  for (const [appealKind, rows] of Object.entries(policy.byAppealKind)) checkRows(`byAppealKind.${appealKind}`, rows);
  checkRows('laterRounds', policy.laterRounds);
  checkRow('rejectionFloor', policy.rejectionFloor);
  check('dayRule', policy.dayRule, ['to_the_minute', 'end_of_day'].includes(policy.dayRule), 'to_the_minute or end_of_day');
  checkPercents(policy.warnPercents);
  checkWhole('maxExtensions', policy.maxExtensions, 0, 10);
  checkWhole('longestStayDays', policy.longestStayDays, 1, 365);
  checkShare('leastShare', policy.leastShare);
  checkShare('dispatchShare', policy.dispatchShare);
  checkShare('marginMost', policy.marginMost);
  check('marginPercent', policy.marginPercent, policy.marginPercent >= 0 && policy.marginPercent <= 50, '0 to 50');
  return policy;
}

function checkRows(field: string, rows: Partial<Record<string, LimitRow>>) {
  checkObject(field, rows);
  for (const [kind, row] of Object.entries(rows)) {
    check(`${field}.${kind}`, kind, (limitedKinds as readonly string[]).includes(kind), limitedKinds.join(', '));
    checkRow(`${field}.${kind}`, row);
  }
}

function checkRow(field: string, row: LimitRow | undefined) {
  for (const urgency of urgencies) {
    const limit = row?.[urgency];
    check(`${field}.${urgency}`, limit, isObject(limit), `a limit for each of ${urgencies.join(', ')}`);
    check(`${field}.${urgency}.unit`, limit!.unit, units.includes(limit!.unit), units.join(', '));
    checkWhole(`${field}.${urgency}.amount`, limit!.amount, 1, limit!.unit.endsWith('milliseconds') ? 1_000_000_000 : 10_000);
  }
}

function checkPercents(percents: readonly number[]) {
  check('warnPercents', percents, Array.isArray(percents), 'a list of whole numbers');
  const rising = percents.every((percent, i) => Number.isInteger(percent) && percent > (percents[i - 1] ?? 0) && percent < 100);
  check('warnPercents', percents, rising && percents.length <= 5, 'at most five whole numbers from 1 to 99, rising');
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const checkObject = (field: string, value: unknown) => check(field, value, isObject(value), 'an object with named fields');

const checkWhole = (field: string, value: number, least: number, most: number) =>
  check(field, value, Number.isInteger(value) && value >= least && value <= most, `a whole number from ${least} to ${most}`);

const checkShare = (field: string, value: number) => check(field, value, value > 0 && value <= 1, 'more than 0, at most 1');

function check(field: string, value: unknown, holds: boolean, allowed: string) {
  if (!holds) throw invalid('POLICY_INVALID', `${field} must be ${allowed}`, { field, value: String(value), allowed });
}
