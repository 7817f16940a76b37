import { describe, expect, it } from 'vitest';
import { a, number, Story } from '../testing/story.js';
import { confirmVoid, requestVoid, withdrawOrder } from './end.js';
import { escalateOrder } from './escalate.js';

const citizen = { person: 'citizen', name: '', unit: '', role: 'citizen' };
const withdrawn = (story: Story) => story.act((order, at) => withdrawOrder(order, number, '问题已解决', citizen, at));
const voided = (story: Story) =>
  story.act((order, at) => requestVoid(order, '测试件', a('reviewer'), at)).act((order, at) => confirmVoid(order, a('supervisor'), at));

describe('the citizen withdraws', () => {
  it('and the units have it no more', () => {
    const story = withdrawn(new Story().dispatched('water', { assists: ['power'] }).signed('water'));
    expect(story.told).toEqual(['OrderWithdrawn', 'AssignmentWithdrawn', 'AssignmentWithdrawn']);
    expect(story.events[1]).toMatchObject({ cause: 'order_ended', queued: false });
    expect(story.states()).toBe('withdrawn withdrawn withdrawn');
  });

  it('and what is still asked lapses', () => {
    const story = new Story().dispatched('water').signed('water');
    story.act((order, at) => escalateOrder(order, '协调资金', new Date(at.getTime() + 1000), a('unit_head', 'water'), at));
    expect(withdrawn(story).told).toEqual(['EscalationLapsed', 'OrderWithdrawn', 'AssignmentWithdrawn']);
  });

  it('in the callback: closed, not owed', () => {
    const story = withdrawn(new Story().dispatched('water').signed('water').submitted('water').approved('water'));
    expect(story.events.at(-1)).toMatchObject({ type: 'OrderClosed', outcome: 'not_owed', reason: '问题已解决' });
  });

  it('too late: intake hears it', () => {
    const story = withdrawn(withdrawn(new Story()));
    expect(story.events).toMatchObject([{ type: 'OrderWithdrawalRefused', number, orderNumber: number, state: 'withdrawn' }]);
  });
});

describe('an order that should not be', () => {
  it('is void by two persons', () => {
    const story = voided(new Story().dispatched('water'));
    expect(story.told).toEqual(['OrderVoided', 'AssignmentWithdrawn']);
    expect(story.events[0]).toMatchObject({ reason: '测试件', actor: { role: 'supervisor' } });
    expect(story.order()).toMatchObject({ state: 'void', needsDispatch: false });
  });

  it('is not void by one, nor unasked, nor as a part, nor when it has ended', () => {
    const story = new Story();
    expect(story.refusal((order, at) => confirmVoid(order, a('reviewer'), at))).toBe('NO_VOID_PENDING');
    story.act((order, at) => requestVoid(order, 'x', a('reviewer'), at));
    expect(story.refusal((order, at) => confirmVoid(order, a('reviewer'), at))).toBe('SAME_PERSON');
    expect(new Story().split('a', 'b').refusal((order, at) => requestVoid(order, 'x', a('reviewer'), at), `${number}-1`)).toBe(
      'PART_FOLLOWS_PARENT',
    );
    expect(voided(new Story()).refusal((order, at) => requestVoid(order, 'x', a('reviewer'), at))).toBe('ILLEGAL_STATE');
  });
});
