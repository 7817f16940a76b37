import { describe, expect, it } from 'vitest';
import { withoutPersonal } from './without-personal.js';

describe('a log line', () => {
  it('leaves as it is when it names nobody', () => {
    const line = { route: '/api/session', status: 200, counted: { orders: 3 }, err: new Error('broken') };
    expect(withoutPersonal(line)).toBe(line);
  });

  it('shows nothing personal, neither by itself nor in what it holds', () => {
    const line = {
      phone: '13839612345',
      order: { number: '411700-20261123-000001', contact: { name: '王秀英' }, title: '路灯' },
      none: null,
    };
    expect(withoutPersonal(line)).toEqual({
      phone: '[personal]',
      order: { number: '411700-20261123-000001', contact: '[personal]', title: '[personal]' },
      none: null,
    });
    expect(line.phone).toBe('13839612345');
  });
});
