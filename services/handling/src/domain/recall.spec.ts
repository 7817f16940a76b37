import { describe, expect, it } from 'vitest';
import { a, Story } from '../testing/story.js';
import { recallAssignment } from './recall.js';

const recalled = (story: Story, unit: string, wrong = false) =>
  story.act((order, at) => recallAssignment(order, story.own(unit), '另行派发', wrong, a('dispatcher'), at));

describe('a recall', () => {
  it('queues the order when the lead goes, in any state before the approval', () => {
    const story = recalled(new Story().dispatched('water').signed('water').submitted('water'), 'water');
    expect(story.events).toMatchObject([
      { type: 'AssignmentWithdrawn', cause: 'recalled', queued: true },
      { type: 'OrderQueued', cause: 'recalled', barredUnits: [] },
    ]);
    expect(story.order()).toMatchObject({ state: 'opened', needsDispatch: true, accountable: { unit: 'water' } });
  });

  it('keeps the order in progress while an assist has it, until the last goes', () => {
    const story = recalled(new Story().dispatched('water', { assists: ['power'] }).signed('water'), 'water', true);
    expect(story.states()).toBe('in_progress withdrawn assigned');
    expect(story.events[0]).toMatchObject({ cause: 'wrong_dispatch', queued: true });
    expect(recalled(story, 'power').told).toEqual(['AssignmentWithdrawn']);
    expect(story.states()).toBe('opened withdrawn withdrawn');
  });

  it('of the last that was not approved ends the handling', () => {
    const story = new Story()
      .dispatched('water', { assists: ['power'] })
      .signed('water')
      .submitted('water')
      .approved('water');
    expect(recalled(story, 'power').told.slice(0, 2)).toEqual(['AssignmentWithdrawn', 'CallbackPlanned']);
    expect(story.order()).toMatchObject({ state: 'callback', metAt: story.at });
  });

  it("is a dispatcher's, and too late after the approval", () => {
    const story = new Story().dispatched('water').signed('water').submitted('water').approved('water');
    const id = story.own('water');
    expect(story.refusal((order, at) => recallAssignment(order, id, 'x', false, a('dispatcher'), at))).toBe('ILLEGAL_STATE');
    const early = new Story().dispatched('water');
    expect(early.refusal((order, at) => recallAssignment(order, id, 'x', false, a('reviewer'), at))).toBe('ROLE_NOT_ALLOWED');
  });
});
