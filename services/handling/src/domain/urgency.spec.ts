import { describe, expect, it } from 'vitest';
import { a, number, Story } from '../testing/story.js';
import { changeUrgency, confirmLowering } from './urgency.js';

const changed = (story: Story, to: 'critical' | 'urgent' | 'normal', role = 'reviewer', of = number) =>
  story.act((order, at) => changeUrgency(order, to, '多人反映', a(role), at), of);

describe('urgency', () => {
  it('is raised at once, by a reviewer or a dispatcher', () => {
    expect(changed(new Story(), 'urgent').events).toMatchObject([
      { type: 'OrderUrgencyChanged', from: 'normal', to: 'urgent', cause: 'reviewer' },
    ]);
    expect(changed(new Story(), 'critical', 'dispatcher').events).toMatchObject([{ cause: 'dispatch' }]);
  });

  it('is lowered by two persons', () => {
    const story = changed(new Story({ urgency: 'critical' }), 'normal');
    expect(story.events).toMatchObject([{ type: 'OrderLoweringAsked', to: 'normal', reason: '多人反映' }]);
    expect(story.order().urgency).toBe('critical');
    expect(story.refusal((order, at) => confirmLowering(order, a('reviewer'), at))).toBe('SAME_PERSON');
    story.act((order, at) => confirmLowering(order, a('supervisor'), at));
    expect(story.events).toMatchObject([{ type: 'OrderUrgencyChanged', from: 'critical', to: 'normal', actor: { role: 'supervisor' } }]);
    expect(story.refusal((order, at) => confirmLowering(order, a('supervisor'), at))).toBe('NO_LOWERING_PENDING');
  });

  it('forgets a pending lowering when it is raised meanwhile', () => {
    const story = changed(changed(new Story({ urgency: 'urgent' }), 'normal'), 'critical');
    expect(story.order().pendingLowering).toBeUndefined();
  });

  it('refuses what makes no sense', () => {
    const changes = (story: Story, to: 'urgent' | 'normal', role = 'reviewer', of = number) =>
      story.refusal((order, at) => changeUrgency(order, to, 'x', a(role), at), of);
    expect(changes(new Story(), 'normal')).toBe('URGENCY_UNCHANGED');
    expect(changes(new Story({ urgency: 'urgent' }), 'normal', 'dispatcher')).toBe('LOWERING_BY_REVIEWER');
    expect(changes(new Story({ urgency: 'urgent' }).split('a', 'b'), 'normal', 'reviewer', `${number}-1`)).toBe('PART_FOLLOWS_PARENT');
    expect(changes(new Story({ replyWanted: false }).dispatched('water', { inform: true }).signed('water'), 'urgent')).toBe(
      'ILLEGAL_STATE',
    );
  });
});
