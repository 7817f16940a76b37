import { expect, it } from 'vitest';
import { lagOf } from './kafka-lag.js';

const held = [
  { partition: 0, low: '10', high: '30' },
  { partition: 1, low: '0', high: '5' },
];

it('a consumer lags by what came after the last that it was done with, in all partitions', () => {
  const applied = [
    { partition: 0, offset: '28' },
    { partition: 1, offset: '5' },
  ];
  expect(lagOf(applied, held)).toBe(2);
});

it('of what was never applied everything counts that is still there', () => {
  expect(lagOf([{ partition: 0, offset: '-1' }], held)).toBe(25);
  expect(lagOf([{ partition: 0, offset: '3' }], held)).toBe(25);
});
