import { actionsIn, examine } from '@hotline/platform/lifecycle';
import { describe, expect, it } from 'vitest';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import { placementLifecycle, returnLifecycle } from './lifecycle.js';

describe.each([
  { name: 'placement', table: placementLifecycle, starts: ['queued'], ends: [] },
  { name: 'return', table: returnLifecycle, starts: ['requested'], ends: ['ruled_against_unit', 'lapsed'] },
] as const)('the $name table', ({ table, starts, ends }) => {
  it('reaches every state and ends only where it says', () =>
    expect(examine(table, [...starts] as string[], [...ends] as string[])).toEqual({ unreachable: [], wrongEnds: [] }));

  it('names an rpc, a timer or a consequence for every action', () => {
    for (const [action, rule] of Object.entries(table)) {
      if (rule.cause === 'rpc') expect(Object.keys(DispatchServiceService)).toContain(action);
      else expect(rule.by).toEqual([]);
    }
  });

  it('gives every rpc of a person a role', () => {
    for (const rule of Object.values(table)) if (rule.cause === 'rpc') expect(rule.by).not.toEqual([]);
  });
});

describe('an order that has ended', () => {
  it('is only brought back by a reopening', () => expect(actionsIn(placementLifecycle, 'ended')).toEqual(['queueAgain']));
});
