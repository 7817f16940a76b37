import { describe, expect, it } from 'vitest';
import { a, number, Story } from '../testing/story.js';
import { reopen } from './reopening.js';
import { resumeOrder } from './resume.js';
import { splitOrder, withdrawPart } from './split.js';
import { grantSuspension } from './suspend.js';
import { changeUrgency } from './urgency.js';
import { withdrawOrder } from './end.js';

const [first, second] = [`${number}-1`, `${number}-2`];
const withdrawn = (story: Story, part: string) => story.act((order, at) => withdrawPart(order, '重复', a('reviewer'), at), part);

describe('splitting an order', () => {
  it('recalls what is live and opens a part for each unit', () => {
    const story = new Story().dispatched('water').signed('water').split('power', 'roads');
    expect(story.told).toEqual(['AssignmentWithdrawn', 'OrderSplit', 'OrderOpened', 'OrderOpened']);
    expect(story.events[0]).toMatchObject({ cause: 'split', queued: false });
    expect(story.events[2]).toMatchObject({ number: first, parentNumber: number, proposedUnit: 'power', replyWanted: false, round: 1 });
    expect(story.order()).toMatchObject({ state: 'in_progress', needsDispatch: false });
    expect(story.order(first)).toMatchObject({ state: 'opened', category: '0101', division: '411702', voices: [] });
  });

  it('is not done twice, nor to a part, nor while a return is pending', () => {
    const cuts = [{ title: '', text: '', category: '', division: '', unit: '' }];
    const splits = (story: Story, of = number) => story.refusal((order, at) => splitOrder(order, cuts, 'x', a('dispatcher'), at), of);
    expect(splits(new Story().split('power', 'roads'))).toBe('ORDER_IS_SPLIT');
    expect(splits(new Story().split('power', 'roads'), first)).toBe('PART_NOT_SPLIT_AGAIN');
    expect(splits(new Story().dispatched('water').returnAsked('water'))).toBe('RETURN_PENDING');
  });
});

describe('the parts', () => {
  it('close without a callback of their own; with the last one the parent goes to its callbacks', () => {
    const story = new Story().split('power', 'roads').partDone(1, 'power');
    expect(story.told).toContain('OrderClosed');
    expect(story.order(first)).toMatchObject({ state: 'closed', outcome: 'not_owed' });
    expect(story.order().state).toBe('in_progress');
    story.partDone(2, 'roads');
    expect(story.order()).toMatchObject({ state: 'callback', metAt: story.order(second).metAt });
    expect(story.order().parts).toMatchObject([{ state: 'closed' }, { state: 'closed' }]);
  });

  it('may be withdrawn with cause; the others still count', () => {
    const story = withdrawn(new Story().split('power', 'roads').partDone(1, 'power').dispatched('roads', {}, second), second);
    expect(story.told.slice(0, 2)).toEqual(['OrderPartWithdrawn', 'AssignmentWithdrawn']);
    expect(story.order()).toMatchObject({ state: 'callback', metAt: story.order(first).metAt });
  });

  it('all withdrawn lead the parent back to dispatch', () => {
    const story = withdrawn(withdrawn(new Story().split('power', 'roads'), first), second);
    expect(story.events.at(-1)).toMatchObject({ type: 'OrderQueued', number, cause: 'parts_withdrawn' });
    expect(story.order()).toMatchObject({ state: 'opened', needsDispatch: true });
    expect(story.split('water', 'power').order().parts.at(-1)).toMatchObject({ number: `${number}-4` });
  });

  it('all withdrawn leave what was approved before the split', () => {
    const story = new Story()
      .dispatched('water', { assists: ['power'] })
      .signed('water')
      .submitted('water')
      .approved('water');
    expect(withdrawn(withdrawn(story.split('roads', 'green'), first), second).order().state).toBe('callback');
  });

  it('are not withdrawn as if they were whole orders', () => {
    const story = new Story();
    expect(story.refusal((order, at) => withdrawPart(order, 'x', a('reviewer'), at))).toBe('NOT_A_PART');
  });

  it("follow the parent's urgency and end", () => {
    const story = new Story().split('power', 'roads').act((order, at) => changeUrgency(order, 'urgent', '多人反映', a('reviewer'), at));
    expect(story.events).toMatchObject([{ number }, { number: first, to: 'urgent' }, { number: second }]);
    story
      .dispatched('power', {}, first)
      .act((order, at) => withdrawOrder(order, number, '已解决', { ...a('citizen'), role: 'citizen' }, at));
    expect(story.told).toEqual(['OrderWithdrawn', 'OrderWithdrawn', 'AssignmentWithdrawn', 'OrderWithdrawn']);
    expect([story.order().state, story.order(first).state, story.order(second).state]).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
  });

  it('rest with the parent, and wake it by reporting', () => {
    const story = new Story().dispatched('water').signed('water');
    const until = new Date(story.at.getTime() + 86_400_000);
    const asked = {
      id: `${number}/s1`,
      unit: 'water',
      state: 'requested' as const,
      reason: '',
      until,
      askedBy: { ...a('unit_head', 'water'), role: 'unit_head' },
      askedAt: story.at,
    };
    story
      .split('power', 'roads')
      .dispatched('power', {}, first)
      .signed('power', first)
      .given({ suspensions: [asked] });
    story.act((order, at) => grantSuspension(order, `${number}/s1`, a('reviewer'), at));
    expect([story.order().state, story.order(first).state, story.order(second).state]).toEqual(['suspended', 'suspended', 'opened']);
    expect(story.refusal((order, at) => resumeOrder(order, 'x', a('reviewer'), at), first)).toBe('PART_FOLLOWS_PARENT');
    expect(story.submitted('power', first).told).toEqual(['ResultSubmitted', 'OrderResumed']);
    expect([story.order().state, story.order(first).state]).toEqual(['in_progress', 'in_progress']);
  });

  it('that a reopening names begin anew; the rest counts no more', () => {
    const story = new Story().split('power', 'roads').partDone(1, 'power').partDone(2, 'roads');
    story.act((order, at) => reopen(order, 'reviewer', [second], { ...a('reviewer'), role: 'reviewer' }, at));
    expect(story.told.slice(-3)).toEqual(['OrderReopened', 'OrderReopened', 'OrderQueued']);
    expect(story.events.at(-1)).toMatchObject({ number: second, cause: 'reopened', proposedUnit: 'roads' });
    expect(story.order()).toMatchObject({ state: 'in_progress', round: 2, needsDispatch: false });
    expect(story.order(second)).toMatchObject({ state: 'opened', round: 2 });
    expect(story.partDone(2, 'roads').order().state).toBe('callback');
  });
});
