import { actionsIn, examine, type Lifecycle } from '@hotline/platform/lifecycle';
import { HandlingServiceService } from '@hotline/proto/handling/v1/handling_service';
import { isEventType } from '@hotline/proto/events';
import { describe, expect, it } from 'vitest';
import {
  assignmentLifecycle,
  callbackLifecycle,
  escalationLifecycle,
  objectionLifecycle,
  orderLifecycle,
  suspensionLifecycle,
} from './lifecycle.js';

const tables: { name: string; table: Lifecycle<string, string>; starts: string[]; ends: string[] }[] = [
  { name: 'order', table: orderLifecycle, starts: ['opened'], ends: ['withdrawn', 'void'] },
  { name: 'assignment', table: assignmentLifecycle, starts: ['assigned'], ends: ['approved', 'withdrawn'] },
  { name: 'suspension', table: suspensionLifecycle, starts: ['requested'], ends: ['granted', 'refused', 'lapsed'] },
  { name: 'escalation', table: escalationLifecycle, starts: ['asked'], ends: ['answered', 'lapsed'] },
  { name: 'callback', table: callbackLifecycle, starts: ['planned', 'not_owed'], ends: ['settled', 'unreachable', 'not_owed', 'lapsed'] },
  { name: 'objection', table: objectionLifecycle, starts: ['raised'], ends: ['upheld', 'dismissed', 'lapsed'] },
] as never;

describe.each(tables)('the $name table', ({ table, starts, ends }) => {
  it('reaches every state and ends only where it says', () =>
    expect(examine(table, starts, ends)).toEqual({ unreachable: [], wrongEnds: [] }));

  it('names an rpc with roles, a timer or a consequence for every action', () => {
    const wrong = Object.entries(table).filter(([action, { cause, by }]) =>
      cause === 'rpc' ? by.length === 0 || !(action in HandlingServiceService) : by.length > 0,
    );
    expect(wrong).toEqual([]);
  });

  it('emits only facts of the contract', () => {
    const unknown = Object.values(table).flatMap(({ emits }) => emits.filter((event) => !isEventType(event)));
    expect(unknown).toEqual([]);
  });
});

describe('an order that has ended', () => {
  it('is only brought back from closed, by a reopening', () => {
    expect(actionsIn(orderLifecycle, 'closed')).toEqual(['reopenOrder', 'reopenAlong']);
    expect(actionsIn(orderLifecycle, 'withdrawn')).toEqual([]);
    expect(actionsIn(orderLifecycle, 'void')).toEqual([]);
  });
});
