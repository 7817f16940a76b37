import { describe, expect, it } from 'vitest';
import { blindIndex, normalisePhone } from './blind-index.js';
import { maskId, maskName, maskPhone } from './masks.js';

describe('masking', () => {
  it.each([
    ['13800001234', '138****1234'],
    ['03962812345', '039****2345'],
    ['2812345', '*****45'],
    ['', ''],
  ])('shows of the phone %j only %j', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it.each([
    ['王小明', '王**'],
    ['王', '王*'],
    ['', ''],
  ])('shows of the name %j only %j', (name, masked) => expect(maskName(name)).toBe(masked));

  it('shows of an identity number the place and the last four', () => {
    expect(maskId('411702199001011234')).toBe('411702********1234');
    expect(maskId('12345')).toBe('*****');
  });
});

describe('finding a phone without telling it', () => {
  const key = Buffer.alloc(32, 7);

  it.each(['138 0000 1234', '+86-138-0000-1234', '008613800001234', '１３８００００１２３４'])('knows %s as the same number', (written) => {
    expect(normalisePhone(written)).toBe('13800001234');
  });

  it('depends on the key', () => {
    expect(blindIndex(key, '13800001234')).toBe(blindIndex(key, '13800001234'));
    expect(blindIndex(key, '13800001234')).not.toBe(blindIndex(Buffer.alloc(32, 8), '13800001234'));
  });
});
