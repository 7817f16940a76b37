import { describe, expect, it } from 'vitest';
import { a, number, Story } from '../testing/story.js';
import { reopen } from './reopening.js';

const reviewer = { ...a('reviewer'), role: 'reviewer' };
const closed = () => new Story({ replyWanted: false }).dispatched('water').signed('water').submitted('water').approved('water');
const reopened = (story: Story) => story.act((order, at) => reopen(order, 'reviewer', [], reviewer, at));

describe('reopening an order', () => {
  it('is a new round with new assignments, the same lead proposed', () => {
    const story = reopened(closed());
    expect(story.events).toMatchObject([
      { type: 'OrderReopened', round: 2, cause: 'reviewer', partNumbers: [], proposedUnit: 'water' },
      { type: 'OrderQueued', round: 2, cause: 'reopened', proposedUnit: 'water' },
    ]);
    expect(story.order()).toMatchObject({ state: 'opened', round: 2, needsDispatch: true });
    expect(story.order().outcome).toBeUndefined();
    expect(story.dispatched('water').events).toMatchObject([
      { type: 'AssignmentOpened', assignmentId: `${number}/a2`, round: 2, accountable: false },
    ]);
    expect(story.states()).toBe('opened approved assigned');
  });

  it('lets open callbacks lapse', () => {
    const story = reopened(new Story().dispatched('water').signed('water').submitted('water').approved('water'));
    expect(story.events[0]).toMatchObject({ type: 'CallbackSettled', outcome: 'lapsed', round: 1 });
  });

  it('makes a problem order at the third time', () => {
    const story = closed();
    for (const _ of [1, 2, 3]) reopened(story).dispatched('water').signed('water').submitted('water').approved('water');
    expect(story.order()).toMatchObject({ reopens: 3, round: 4, problems: ['reopened'] });
  });

  it('keeps what a unit may do once: it cannot return again', () => {
    const story = new Story({ replyWanted: false }).dispatched('water').returnAsked('water').returnGranted('water').dispatched('power');
    reopened(story.signed('power').submitted('power').approved('power'));
    expect(story.dispatched('water', { finalUnits: ['water'] }).events).toMatchObject([{ mayReturn: false }]);
  });
});
