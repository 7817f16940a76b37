import { describe, expect, it } from 'vitest';
import { a, Story } from '../testing/story.js';
import { requestVoid } from './end.js';
import { approveResult, rejectResult } from './review.js';
import { changeUrgency } from './urgency.js';

describe('the review', () => {
  it("sends the order to its callbacks with the last approval, the lead's among them", () => {
    const story = new Story()
      .dispatched('water', { assists: ['power'] })
      .signed('water')
      .signed('power')
      .submitted('power')
      .submitted('water');
    const submittedAt = story.order().assignments[1]!.result!.submittedAt;
    story.approved('power');
    expect(story.events).toMatchObject([{ type: 'ResultApproved', role: 'assist', submittedAt, cause: 'review', all: false }]);
    story.approved('water');
    expect(story.events[0]).toMatchObject({ type: 'ResultApproved', role: 'lead', all: true });
    expect(story.order()).toMatchObject({ state: 'callback', metAt: story.order().assignments[0]!.result!.submittedAt });
  });

  it('waits for the lead though every assist is approved', () => {
    const story = new Story()
      .dispatched('water', { assists: ['power'] })
      .signed('power')
      .submitted('power')
      .approved('power');
    expect(story.states()).toBe('in_progress assigned approved');
  });

  it('sends a rejected unit back to where it stood with the citizen', () => {
    const uncontacted = new Story().dispatched('water').signed('water').submitted('water').rejected('water');
    expect(uncontacted.events).toMatchObject([{ type: 'ResultRejected', to: 'signed', count: 1, reason: '证据不足' }]);
    const contacted = new Story()
      .dispatched('water')
      .contacted('water')
      .submitted('water')
      .rejected('water')
      .submitted('water')
      .rejected('water');
    expect(contacted.events).toMatchObject([{ type: 'ResultRejected', to: 'contacted', count: 2 }]);
    expect(contacted.order().rejections).toBe(2);
  });

  it('is for a reviewer who did not report it', () => {
    const story = new Story().dispatched('water').signed('water').submitted('water');
    const id = story.own('water');
    const self = a('reviewer', '', 'waterhandler-1');
    expect(story.refusal((order, at) => approveResult(order, id, self, at))).toBe('SAME_PERSON');
    expect(story.refusal((order, at) => rejectResult(order, id, 'x', self, at))).toBe('SAME_PERSON');
    expect(story.refusal((order, at) => approveResult(order, id, a('unit_head', 'water'), at))).toBe('ROLE_NOT_ALLOWED');
    expect(story.approved('water').refusal((order, at) => rejectResult(order, id, 'x', a('reviewer'), at))).toBe('ILLEGAL_STATE');
  });

  it('leaves nothing that waits for a second person', () => {
    const story = new Story({ urgency: 'urgent' }).dispatched('water').signed('water').submitted('water');
    story.act((order, at) => changeUrgency(order, 'normal', '已控制', a('reviewer'), at));
    story.act((order, at) => requestVoid(order, '测试件', a('reviewer'), at)).approved('water');
    expect([story.order().pendingLowering, story.order().pendingVoid]).toEqual([undefined, undefined]);
  });

  it('wakes a resting order with the last approval', () => {
    const story = new Story()
      .dispatched('water', { assists: ['power'] })
      .signed('water')
      .signed('power')
      .submitted('water')
      .submitted('power');
    story.approved('power').suspended('water');
    expect(story.states()).toBe('suspended submitted approved');
    expect(story.approved('water').told.slice(0, 2)).toEqual(['ResultApproved', 'OrderResumed']);
    expect(story.order().state).toBe('callback');
  });
});
