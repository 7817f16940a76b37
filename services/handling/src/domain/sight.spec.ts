import { describe, expect, it } from 'vitest';
import { seesOwnOnly } from './sight.js';

const caller = (unit: string, ...roles: string[]) => ({ person: 'somebody', name: '测试员', unit, roles });

describe('sight', () => {
  it.each([
    ['a handler', caller('water', 'handler')],
    ['a unit head', caller('water', 'unit_head')],
    ["a handler who also keeps the unit's knowledge", caller('water', 'handler', 'keeper')],
    ["a unit's keeper", caller('water', 'keeper')],
  ])('of %s ends with the own unit', (_who, whoever) => {
    expect(seesOwnOnly(whoever)).toBe(true);
  });

  it.each([
    ['a reviewer', caller('', 'reviewer')],
    ["the centre's keeper", caller('', 'keeper')],
    ['a handler who is also a supervisor', caller('water', 'handler', 'supervisor')],
  ])('of %s is not bounded', (_who, whoever) => {
    expect(seesOwnOnly(whoever)).toBe(false);
  });
});
