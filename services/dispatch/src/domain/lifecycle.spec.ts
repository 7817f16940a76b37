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

  const rules = Object.entries(table);

  it('has an rpc of the same name, and a role, for every action of a person', () => {
    const acts = rules.filter(([, { cause }]) => cause === 'rpc');
    expect(Object.keys(DispatchServiceService)).toEqual(expect.arrayContaining(acts.map(([action]) => action)));
    expect(acts.filter(([, { by }]) => by.length === 0)).toEqual([]);
  });

  it('gives nobody a timer or a consequence', () =>
    expect(rules.filter(([, { cause, by }]) => cause !== 'rpc' && by.length > 0)).toEqual([]));
});

describe('an order that has ended', () => {
  it('is only brought back by a reopening', () => expect(actionsIn(placementLifecycle, 'ended')).toEqual(['queueAgain', 'beginAgain']));
});
