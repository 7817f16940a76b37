import { describe, expect, it } from 'vitest';
import { a, Story } from '../testing/story.js';
import { takeEmergency } from './dispatching.js';
import { autoSign, signAssignment } from './sign.js';

describe('signing', () => {
  it('takes receipt and sets the order in progress', () => {
    const story = new Story().dispatched('water').signed('water');
    expect(story.states()).toBe('in_progress signed');
    expect(story.events).toMatchObject([{ type: 'AssignmentSigned', unit: 'water', role: 'lead', cause: 'person', accountable: false }]);
  });

  it('is for the unit that has the assignment', () => {
    const story = new Story().dispatched('water');
    const id = story.own('water');
    expect(story.refusal((order, at) => signAssignment(order, id, a('handler', 'power'), at))).toBe('NOT_YOUR_UNIT');
    expect(story.refusal((order, at) => signAssignment(order, id, a('dispatcher', 'water'), at))).toBe('ROLE_NOT_ALLOWED');
    expect(story.refusal((order, at) => signAssignment(order, 'x/a9', a('handler', 'water'), at))).toBe('ASSIGNMENT_NOT_FOUND');
    expect(story.signed('water').refusal((order, at) => signAssignment(order, id, a('handler', 'water'), at))).toBe('ILLEGAL_STATE');
  });

  it('happens by itself when its time ends, unless it came first', () => {
    const story = new Story().dispatched('water').act((order, at) => autoSign(order, '411700-20261123-000123/a1', at));
    expect(story.events).toMatchObject([{ type: 'AssignmentSigned', cause: 'auto', actor: { role: 'system' } }]);
    expect(story.act((order, at) => autoSign(order, story.own('water'), at)).told).toEqual([]);
  });

  it('never happens by itself while a return is pending', () => {
    const story = new Story().dispatched('water').returnAsked('water');
    expect(story.act((order, at) => autoSign(order, story.own('water'), at)).states()).toBe('opened returning');
  });

  it('ends an assignment that was for information only', () => {
    const story = new Story({ replyWanted: false }).dispatched('water', { inform: true, assists: ['power'] }).signed('water');
    expect(story.states()).toBe('in_progress approved assigned');
    expect(story.events).toMatchObject([{ type: 'AssignmentSigned' }, { type: 'ResultApproved', cause: 'inform', all: false }]);
    expect(story.signed('power').states()).toBe('closed approved approved');
  });

  it('makes the first of several told at once accountable', () => {
    const emergency = { dispatchId: 'd', lead: 'water', assists: ['power', 'roads'], reason: '管网爆裂' };
    const story = new Story().act((order, at) => takeEmergency(order, emergency, a('dispatcher') as never, at));
    expect(story.order().accountable).toBe('first_to_sign');
    expect(story.signed('power').events).toMatchObject([{ type: 'AssignmentSigned', accountable: true }]);
    expect(story.order().accountable).toEqual({ unit: 'power' });
    expect(story.signed('water').events).toMatchObject([{ type: 'AssignmentSigned', accountable: false }]);
  });
});
