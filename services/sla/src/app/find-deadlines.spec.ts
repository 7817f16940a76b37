import { describe, expect, it } from 'vitest';
import { FindDeadlines } from './find-deadlines.js';
import type { Deadlines, DueFilter } from './ports.js';

const due = async (unit: string, ...roles: string[]): Promise<DueFilter> => {
  const asked: DueFilter[] = [];
  const deadlines = {
    due: async (filter: DueFilter) => {
      asked.push(filter);
      return { items: [], nextCursor: '' };
    },
  } as unknown as Deadlines;
  await new FindDeadlines(deadlines).due({}, 20, '', { person: 'somebody', name: '测试员', unit, roles });
  return asked[0]!;
};

describe('a list of deadlines', () => {
  it.each([[['handler']], [['unit_head']], [['handler', 'keeper']]])('for %j of a unit holds the own ones', async (roles) => {
    expect(await due('water', ...roles)).toEqual({ unit: 'water' });
  });

  it('for the centre holds all', async () => {
    expect(await due('', 'reviewer')).toEqual({});
    expect(await due('water', 'handler', 'supervisor')).toEqual({});
  });
});
