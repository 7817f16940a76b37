import type { Lifecycle } from '@hotline/platform/lifecycle';
import { describe, expect, it } from 'vitest';
import { a, number, Story } from '../testing/story.js';
import { openActions } from './open-actions.js';
import {
  assignmentLifecycle,
  callbackLifecycle,
  escalationLifecycle,
  objectionLifecycle,
  orderLifecycle,
  suspensionLifecycle,
} from './lifecycle.js';
import { isKnownAct } from './trials.js';

const open = (story: Story, role: string, unit = '', person = `${unit}${role}-1`, of = number) =>
  openActions({ order: story.order(of), caller: a(role, unit, person), at: story.at, reopenWindowDays: 10 }).map(({ action }) => action);

describe('the buttons', () => {
  it('know how to try every act of the tables', () => {
    const tables = [orderLifecycle, assignmentLifecycle, suspensionLifecycle, escalationLifecycle, callbackLifecycle, objectionLifecycle];
    for (const table of tables as unknown as Lifecycle<string, string>[])
      for (const [action, { cause }] of Object.entries(table)) if (cause === 'rpc') expect(isKnownAct(action), action).toBe(true);
  });

  it('of a unit are for its own part, and change as it goes on', () => {
    const story = new Story().dispatched('water', { assists: ['power'] });
    expect(open(story, 'handler', 'water')).toEqual(['signAssignment', 'recordContact']);
    expect(open(story, 'handler', 'roads')).toEqual([]);
    story.signed('water');
    expect(open(story, 'unit_head', 'water')).toEqual([
      'addAssist',
      'recordMinutes',
      'escalateOrder',
      'requestSuspension',
      'recordContact',
      'addProgress',
      'submitResult',
      'returnAssignment',
    ]);
    expect(open(story, 'unit_head', 'power')).not.toContain('addAssist');
    expect(open(story.returnAsked('water'), 'unit_head', 'water')).not.toContain('submitResult');
  });

  it('name what they are about, and what must be brought', () => {
    const story = new Story().dispatched('water').signed('water').submitted('water');
    const trial = { order: story.order(), caller: a('reviewer'), at: story.at, reopenWindowDays: 10 };
    expect(openActions(trial)).toContainEqual({ action: 'rejectResult', subject: `${number}/a1`, asks: ['reason'] });
  });

  it('of a second person are not for the first', () => {
    const story = new Story().dispatched('water').signed('water').submitted('water');
    expect(open(story, 'reviewer')).toContain('approveResult');
    expect(open(story, 'reviewer', '', 'waterhandler-1')).not.toContain('approveResult');
  });

  it('are not shown when time or a sibling has overtaken them', () => {
    const closed = new Story({ replyWanted: false }).dispatched('water').signed('water').submitted('water').approved('water');
    expect(closed.states()).toBe('closed approved');
    expect(open(closed, 'reviewer')).toEqual(['reopenOrder']);
    closed.at = new Date(closed.at.getTime() + 11 * 86_400_000);
    expect(open(closed, 'reviewer')).toEqual([]);
    const split = new Story().split('water', 'power');
    expect(open(split, 'dispatcher')).not.toContain('splitOrder');
    expect(open(split, 'dispatcher', '', 'd', `${number}-1`)).not.toContain('splitOrder');
  });

  it('let a unit object to a rejection while it stands', () => {
    const story = new Story().dispatched('water').signed('water').submitted('water').rejected('water');
    expect(open(story, 'unit_head', 'water')).toContain('raiseObjection');
    expect(open(story, 'handler', 'water')).not.toContain('raiseObjection');
    expect(open(story.submitted('water'), 'unit_head', 'water')).not.toContain('raiseObjection');
  });

  it('are none for citizens, partners and those who only look', () => {
    const story = new Story().dispatched('water').signed('water');
    for (const role of ['citizen', 'partner', 'analyst', 'inspector', 'administrator']) expect(open(story, role)).toEqual([]);
  });
});
