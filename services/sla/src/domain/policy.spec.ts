import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './default-policy.js';
import { type LimitedKind, type Policy, limitFor } from './policy.js';
import { validatePolicy } from './validate-policy.js';

const short = {
  milliseconds: 'ms',
  minutes: 'min',
  hours: 'h',
  days: 'd',
  working_milliseconds: 'wms',
  working_hours: 'wh',
  working_days: 'wd',
};
const row = (kind: LimitedKind) =>
  (['critical', 'urgent', 'normal'] as const)
    .map((urgency) => limitFor(defaultPolicy, kind, { kind: 'help', urgency, round: 1 }))
    .map(({ amount, unit }) => `${amount} ${short[unit]}`)
    .join(' · ');

describe('the default policy', () => {
  it.each([
    ['dispatch', '10 min · 30 min · 4 wh'],
    ['sign', '10 min · 1 h · 24 h'],
    ['first_reply', '1 h · 6 h · 24 h'],
    ['order_reply', '1 h · 6 h · 24 h'],
    ['unit_close', '2 h · 24 h · 5 d'],
    ['order_close', '2 h · 24 h · 5 d'],
    ['return_window', '20 min · 2 h · 1 wd'],
    ['return_decision', '10 min · 1 h · 4 wh'],
    ['dispute_window', '20 min · 2 h · 1 wd'],
    ['arbitration', '30 min · 4 h · 1 wd'],
    ['review', '15 min · 2 h · 1 wd'],
    ['intake', '4 wh · 4 wh · 4 wh'],
    ['callback', '2 wd · 2 wd · 2 wd'],
    ['callback_answer', '4 wh · 4 wh · 4 wh'],
    ['extension_decision', '10 min · 1 h · 4 wh'],
    ['objection_window', '3 wd · 3 wd · 3 wd'],
    ['objection_decision', '3 wd · 3 wd · 3 wd'],
  ] as const)('%s: %s', (kind, limits) => expect(row(kind)).toBe(limits));

  it('is valid', () => expect(validatePolicy(defaultPolicy)).toBe(defaultPolicy));
});

describe('a policy is refused', () => {
  it('that is no document', () =>
    expect(() => validatePolicy(null as unknown as Policy)).toThrow(
      expect.objectContaining({ reason: 'POLICY_INVALID', metadata: expect.objectContaining({ field: 'policy' }) }),
    ));

  const limits = (kind: LimitedKind, limit: object) => ({
    limits: { ...defaultPolicy.limits, [kind]: { ...defaultPolicy.limits[kind], urgent: limit } },
  });

  it.each([
    ['limits.sign.urgent.amount', limits('sign', { amount: 0, unit: 'hours' })],
    ['limits.sign.urgent.amount', limits('sign', { amount: 1.5, unit: 'hours' })],
    ['limits.sign.urgent.unit', limits('sign', { amount: 1, unit: 'weeks' })],
    ['limits.sign.urgent.amount', limits('sign', { amount: 10_001, unit: 'hours' })],
    ['limits.sign.urgent.amount', limits('sign', { amount: 1_000_000_001, unit: 'milliseconds' })],
    ['limits.review.urgent', { limits: { ...defaultPolicy.limits, review: { critical: { amount: 1, unit: 'hours' } } } }],
    [
      'byAppealKind.help.order_close.normal',
      { byAppealKind: { help: { order_close: { critical: { amount: 1, unit: 'hours' }, urgent: { amount: 1, unit: 'hours' } } } } },
    ],
    ['byAppealKind.help.tea', { byAppealKind: { help: { tea: defaultPolicy.limits.sign } } }],
    ['laterRounds.lunch', { laterRounds: { lunch: defaultPolicy.limits.sign } }],
    ['rejectionFloor.critical.amount', { rejectionFloor: { ...defaultPolicy.rejectionFloor, critical: { amount: -1, unit: 'hours' } } }],
    ['dayRule', { dayRule: 'noon' }],
    ['warnPercents', { warnPercents: [90, 75] }],
    ['warnPercents', { warnPercents: [0] }],
    ['warnPercents', { warnPercents: [100] }],
    ['maxExtensions', { maxExtensions: -1 }],
    ['longestStayDays', { longestStayDays: 0 }],
    ['leastShare', { leastShare: 0 }],
    ['dispatchShare', { dispatchShare: 1.1 }],
    ['marginMost', { marginMost: Number.NaN }],
    ['marginPercent', { marginPercent: 51 }],
    ['limits', { limits: undefined }],
    ['byAppealKind', { byAppealKind: null }],
    ['byAppealKind.help', { byAppealKind: { help: 3 } }],
    ['limits.sign.urgent', limits('sign', null as never)],
    ['warnPercents', { warnPercents: 75 }],
  ])('that names %s wrongly', (field, part) => {
    const policy = { ...defaultPolicy, ...part } as unknown as Policy;
    expect(() => validatePolicy(policy)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        reason: 'POLICY_INVALID',
        metadata: expect.objectContaining({ field, allowed: expect.any(String) }),
      }),
    );
  });
});
