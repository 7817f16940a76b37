import { describe, expect, it } from 'vitest';
import type { Assignment } from './assignment.js';
import { decideObjection } from './decide-objection.js';
import { setObjectionWindow } from './objection-window.js';
import { planCallbacks } from './plan-callbacks.js';
import { raiseObjection } from './raise-objection.js';
import { recordCallback } from './record-callback.js';
import { anOrder, caller, hoursLater, noon, number } from './testing/an-order.js';
import type { WorkOrder } from './work-order.js';

const head = caller('unit_head', 'chengguan');
const actor = (person: string, role: string) => ({ person, name: '', unit: '', role });
const assignmentId = `${number}/a1`;
const about = (subject: 'rejection' | 'rating') => ({ assignmentId, about: subject, appealNumber: '', reason: '已按规定办结' });

const assignment = (change: Partial<Assignment> = {}): Assignment => ({
  id: assignmentId,
  unit: 'chengguan',
  role: 'lead',
  state: 'contacted',
  round: 1,
  inform: false,
  mayReturn: true,
  assignedAt: noon,
  rejections: 1,
  result: {
    text: '已修复',
    uncontactedReason: '',
    attachments: [],
    submittedBy: actor('chengguan.handler', 'handler'),
    submittedAt: noon,
    review: { verdict: 'rejected', reviewer: actor('reviewer1', 'reviewer'), at: noon, reason: '缺照片' },
  },
  ...change,
});

const rejected = anOrder({ state: 'in_progress', needsDispatch: false, assignments: [assignment()] });
const approved = anOrder({ state: 'callback', metAt: noon, assignments: [assignment({ state: 'approved' })] });
const bad = { contacted: true, resolved: false, satisfaction: 1, words: '' };
const rated = recordCallback(planCallbacks(approved, noon).order, number, bad, caller('callback_agent', '', 'callback1'), noon).order;
const raised = (order: WorkOrder, subject: 'rejection' | 'rating') => raiseObjection(order, about(subject), head, noon).order;

describe('objecting', () => {
  it('is raised against a rejection, and against a bad rating', () => {
    expect(raiseObjection(rejected, about('rejection'), head, noon).events).toMatchObject([
      { type: 'ObjectionRaised', objectionId: `${number}/o1`, unit: 'chengguan', about: 'rejection' },
    ]);
    expect(raised(rated, 'rating').objections).toMatchObject([{ about: 'rating', appealNumber: number, firstDecider: 'callback1' }]);
  });

  it.each([
    ['NOTHING_TO_OBJECT', approved, 'rejection'],
    ['NOTHING_TO_OBJECT', rejected, 'rating'],
    ['OBJECTION_PENDING', raised(rejected, 'rejection'), 'rejection'],
    ['OBJECTION_WINDOW_OVER', setObjectionWindow(rejected, assignmentId, hoursLater(-1)).order, 'rejection'],
    ['OBJECTION_WINDOW_OVER', setObjectionWindow(rated, number, hoursLater(-1)).order, 'rating'],
    ['ILLEGAL_STATE', { ...rejected, state: 'void' }, 'rejection'],
  ] as const)('is refused as %s', (reason, order, subject) => {
    expect(() => raiseObjection(order, about(subject), head, noon)).toThrow(expect.objectContaining({ reason }));
  });

  it('is for the unit itself', () => {
    const stranger = caller('unit_head', 'jiaoyu');
    expect(() => raiseObjection(rejected, about('rejection'), stranger, noon)).toThrow(
      expect.objectContaining({ reason: 'NOT_YOUR_UNIT' }),
    );
  });
});

describe('deciding an objection', () => {
  const objectionId = `${number}/o1`;

  it('upheld, approves what was rejected as of its submission', () => {
    const decided = decideObjection(
      raised(rejected, 'rejection'),
      objectionId,
      true,
      '材料齐全',
      caller('reviewer', '', 'reviewer2'),
      hoursLater(5),
    );
    expect(decided.events.map(({ type }) => type)).toEqual(['ObjectionUpheld', 'ResultApproved', 'CallbackPlanned']);
    expect(decided.events[1]).toMatchObject({ submittedAt: noon, cause: 'objection_upheld', all: true });
    expect(decided.order).toMatchObject({ state: 'callback', metAt: noon });
  });

  it('upheld, approves it though the unit has asked to return the order meanwhile', () => {
    const returning = { ...rejected, assignments: [assignment({ state: 'returning' })] };
    const order = { ...returning, objections: raised(rejected, 'rejection').objections };
    const decided = decideObjection(order, objectionId, true, '材料齐全', caller('reviewer', '', 'reviewer2'), hoursLater(5));
    expect(decided.order.assignments[0]?.state).toBe('approved');
  });

  it('upheld, takes the rating out of the figures and keeps it readable', () => {
    const decided = decideObjection(raised(rated, 'rating'), objectionId, true, '误评', caller('supervisor'), noon);
    expect(decided.order.callbacks[0]?.rating).toMatchObject({ satisfaction: 1, counted: false });
    expect(decided.order).toMatchObject({ state: 'closed', outcome: 'not_owed' });
  });

  it('dismissed, leaves everything as it was', () => {
    const decided = decideObjection(raised(rejected, 'rejection'), objectionId, false, '仍缺照片', caller('supervisor'), noon);
    expect(decided.events.map(({ type }) => type)).toEqual(['ObjectionDismissed']);
    expect(decided.order.assignments[0]?.state).toBe('contacted');
  });

  it('is not for the first decider, nor twice, nor for one that is not there', () => {
    const order = raised(rejected, 'rejection');
    const first = caller('reviewer', '', 'reviewer1');
    expect(() => decideObjection(order, objectionId, true, 'x', first, noon)).toThrow(expect.objectContaining({ reason: 'SAME_PERSON' }));
    const other = caller('reviewer', '', 'reviewer2');
    const done = decideObjection(order, objectionId, false, 'x', other, noon).order;
    expect(() => decideObjection(done, objectionId, true, 'x', other, noon)).toThrow(expect.objectContaining({ reason: 'ILLEGAL_STATE' }));
    expect(() => decideObjection(order, 'o9', true, 'x', other, noon)).toThrow(expect.objectContaining({ reason: 'OBJECTION_NOT_FOUND' }));
  });
});
