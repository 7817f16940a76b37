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

describe('a hidden identity', () => {
  const hidden = appealIn('accepted', { identity: 'hidden', creditCode: '91411700MA45D2XK7A' });

  it('leaves no trace in what a unit reads, not even a masked one', () => {
    const read = requireSight(hidden, ofWater, water);
    expect(read).toMatchObject({ creditCode: '', contact: { name: '', phone: '' }, text: hidden.text });
    expect(requireSight(hidden, ofWater, callerAs('unit_head', { unit: 'water' }))).toEqual(read);
  });

  it('is the centre’s to read, and an open one the unit’s, both masked', () => {
    expect(requireSight(hidden, ofWater, callerAs('reviewer'))).toBe(hidden);
    const open = appealIn('accepted');
    expect(requireSight(open, ofWater, water)).toBe(open);
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
