import { describe, expect, it } from 'vitest';
import { readPeople } from './people-sheet.js';

describe('a sheet of people', () => {
  it('gives accounts, roles parted by semicolons', () => {
    expect(readPeople([{ account: 'li', name: '李静', roles: 'reviewer; callback_agent', unit: '' }])).toEqual([
      { account: 'li', name: '李静', roles: ['reviewer', 'callback_agent'], unit: '' },
    ]);
  });

  it('names every bad line and its cause', () => {
    const rows = [
      { account: 'li', name: '李静', roles: 'agent', unit: '' },
      { account: 'WANG', name: '王芳', roles: 'agent', unit: '' },
      { account: 'zhao', name: '赵强', roles: 'handler', unit: '' },
    ];
    expect(() => readPeople(rows)).toThrow(
      expect.objectContaining({ reason: 'BAD_ROWS', message: expect.stringMatching(/line 3: .*; line 4: /) }),
    );
  });

  it('needs its columns', () => {
    expect(() => readPeople([{ account: 'li', name: '李静' }])).toThrow(expect.objectContaining({ reason: 'COLUMN_MISSING' }));
  });
});
