import { describe, expect, it } from 'vitest';
import { appealIn, callerAs, contactOf, progressIn } from '../testing/samples.js';
import { requireReveal, requireSight } from './sight.js';

const water = callerAs('handler', { unit: 'water' });
const ofWater = progressIn('in_progress', { units: { a1: { unit: 'water', live: true } } });
const wasWater = progressIn('in_progress', { units: { a1: { unit: 'water', live: false } } });

describe('who may see an appeal', () => {
  it('the centre always, a unit what it is or was responsible for', () => {
    expect(() => requireSight(appealIn('received'), undefined, callerAs('analyst'))).not.toThrow();
    expect(() => requireSight(appealIn('accepted'), ofWater, water)).not.toThrow();
    expect(() => requireSight(appealIn('accepted'), wasWater, water)).not.toThrow();
    expect(() => requireSight(appealIn('accepted'), ofWater, callerAs('unit_head', { unit: 'gas' }))).toThrow(
      expect.objectContaining({ reason: 'NOT_YOUR_UNIT' }),
    );
  });
});

describe('who may see name and numbers', () => {
  it('the centre and the unit that must act now', () => {
    expect(requireReveal(appealIn('accepted'), ofWater, water)).toMatchObject({ role: 'handler', unit: 'water' });
    expect(requireReveal(appealIn('accepted', { identity: 'hidden' }), ofWater, callerAs('reviewer'))).toMatchObject({ role: 'reviewer' });
  });

  it.each([
    ['a unit, of a hidden identity', appealIn('accepted', { identity: 'hidden' }), ofWater, water, 'HIDDEN_IDENTITY'],
    ['a unit that is out', appealIn('accepted'), wasWater, water, 'NOT_YOUR_UNIT'],
    ['a unit, once it is closed', appealIn('accepted'), { ...ofWater, state: 'closed' as const }, water, 'NOT_YOUR_UNIT'],
    [
      'anybody, of an anonymous citizen',
      appealIn('received', { identity: 'anonymous', contact: { ...contactOf(''), sealed: '' } }),
      undefined,
      callerAs('agent'),
      'NO_CONTACT',
    ],
    ['an analyst', appealIn('received'), undefined, callerAs('analyst'), 'ROLE_NOT_ALLOWED'],
  ])('not %s', (_who, appeal, progress, caller, reason) => {
    expect(() => requireReveal(appeal, progress, caller)).toThrow(expect.objectContaining({ reason }));
  });
});
