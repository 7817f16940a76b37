import { describe, expect, it } from 'vitest';
import { dispatcher, number, Story } from '../testing/story.js';
import { takeEmergency, takeReassignment, type Reassignment } from './dispatching.js';

const refusedFor = (story: Story) => story.events.map((event) => (event.type === 'OrderDispatchRefused' ? event.reason : event.type));

describe('taking a dispatch', () => {
  it('opens an assignment for the lead and each assist; the first lead is accountable', () => {
    const story = new Story().dispatched('water', { assists: ['power', 'roads'], finalUnits: ['power'] });
    expect(story.events).toMatchObject([
      { type: 'AssignmentOpened', assignmentId: `${number}/a1`, unit: 'water', role: 'lead', accountable: true, mayReturn: true, round: 1 },
      { type: 'AssignmentOpened', assignmentId: `${number}/a2`, unit: 'power', role: 'assist', accountable: false, mayReturn: false },
      { type: 'AssignmentOpened', assignmentId: `${number}/a3`, unit: 'roads', dispatchId: `${number}/d1` },
    ]);
    expect(story.order()).toMatchObject({ state: 'opened', needsDispatch: false, accountable: { unit: 'water' } });
  });

  it("raises the urgency first, so that the units' clocks start with the new limits", () => {
    const story = new Story().dispatched('water', { urgency: 'critical', reason: '管道爆裂' });
    expect(story.events).toMatchObject([
      { type: 'OrderUrgencyChanged', from: 'normal', to: 'critical', cause: 'dispatch' },
      { type: 'AssignmentOpened' },
    ]);
    expect(new Story({ urgency: 'critical' }).dispatched('water', { urgency: 'urgent' }).told).toEqual(['AssignmentOpened']);
  });

  it('answers that it can no longer be done', () => {
    const story = new Story().dispatched('water');
    expect(refusedFor(story.dispatched('power'))).toEqual(['lead_is_live']);
    expect(refusedFor(story.dispatched('', { assists: ['water'] }))).toEqual(['unit_already_live']);
    expect(refusedFor(story.dispatched('', { assists: ['power'], round: 2 }))).toEqual(['another_round']);
    expect(story.events).toMatchObject([{ type: 'OrderDispatchRefused', dispatchId: `${number}/d1`, state: 'opened' }]);
    expect(refusedFor(new Story().split('water', 'power').dispatched('roads'))).toEqual(['split']);
    expect(refusedFor(new Story().dispatched('water').signed('water').submitted('water').approved('water').dispatched('power'))).toEqual([
      'wrong_state',
    ]);
  });

  it('sends it to a unit that returned it only by a ruling, which then cannot return', () => {
    const story = new Story().dispatched('water').returnAsked('water').returnGranted('water');
    expect(refusedFor(story.dispatched('water'))).toEqual(['unit_barred']);
    expect(story.dispatched('water', { finalUnits: ['water'] }).events).toMatchObject([{ type: 'AssignmentOpened', mayReturn: false }]);
  });
});

describe('a reassignment', () => {
  const from: Reassignment = {
    dispatchId: 'd2',
    fromAssignmentId: `${number}/a1`,
    lead: 'power',
    wrongDispatch: true,
    finalUnits: [],
    reason: '职责不符',
  };

  it('replaces the lead at once, without the queue; who was accountable stays so', () => {
    const story = new Story()
      .dispatched('water')
      .signed('water')
      .act((order, at) => takeReassignment(order, from, dispatcher, at));
    expect(story.told).toEqual(['AssignmentWithdrawn', 'AssignmentOpened']);
    expect(story.events[0]).toMatchObject({ cause: 'wrong_dispatch', queued: false, reason: '职责不符' });
    expect(story.order()).toMatchObject({ state: 'opened', needsDispatch: false, accountable: { unit: 'water' } });
  });

  it('is refused when the lead has changed meanwhile', () => {
    const story = new Story().dispatched('water').returnAsked('water').returnGranted('water');
    expect(refusedFor(story.act((order, at) => takeReassignment(order, from, dispatcher, at)))).toEqual(['assignment_not_live']);
  });
});

describe('a reassignment to a unit that returned it', () => {
  it('is refused, unless a ruling named it', () => {
    const story = new Story().dispatched('water').returnAsked('water').returnGranted('water').dispatched('power');
    const back = { dispatchId: 'd3', fromAssignmentId: `${number}/a2`, lead: 'water', wrongDispatch: false, reason: '重派' };
    const reassigned = (finalUnits: string[]) => story.act((order, at) => takeReassignment(order, { ...back, finalUnits }, dispatcher, at));
    expect(refusedFor(reassigned([]))).toEqual(['unit_barred']);
    expect(reassigned(['water']).told).toEqual(['AssignmentWithdrawn', 'AssignmentOpened']);
  });
});

describe('an emergency', () => {
  const declared = (story: Story, lead: string, assists: string[]) =>
    story.act((order, at) => takeEmergency(order, { dispatchId: 'd2', lead, assists, reason: '管网爆裂' }, dispatcher, at));

  it('is critical, and every named unit acts at once', () => {
    const story = declared(new Story(), 'water', ['power']);
    expect(story.told).toEqual(['OrderUrgencyChanged', 'AssignmentOpened', 'AssignmentOpened']);
    expect(story.order()).toMatchObject({ urgency: 'critical', process: 'emergency' });
  });

  it('leaves the live lead at work, and wakes a resting order', () => {
    const story = declared(new Story().dispatched('water').signed('water').suspended('water'), '', ['power']);
    expect(story.told).toEqual(['OrderUrgencyChanged', 'OrderResumed', 'AssignmentOpened']);
    expect(story.order().accountable).toEqual({ unit: 'water' });
    expect(refusedFor(declared(story, 'roads', []))).toEqual(['lead_is_live']);
  });
});
