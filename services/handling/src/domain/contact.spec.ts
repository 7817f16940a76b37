import { describe, expect, it } from 'vitest';
import { a, Story } from '../testing/story.js';
import { recordContact } from './contact.js';

const speaks = (story: Story, caller: ReturnType<typeof a>) =>
  story.refusal((order, at) => recordContact(order, story.own('water'), 'phone', '已联系', caller, at));

describe('speaking with the citizen', () => {
  it('signs if nobody had signed', () => {
    const story = new Story().dispatched('water').contacted('water');
    expect(story.states()).toBe('in_progress contacted');
    expect(story.events).toMatchObject([
      { type: 'AssignmentSigned', cause: 'contact' },
      { type: 'CitizenContacted', way: 'phone' },
    ]);
    expect(story.contacted('water').told).toEqual(['CitizenContacted']);
  });

  it('keeps the first time', () => {
    const story = new Story().dispatched('water').contacted('water');
    const first = story.order().assignments[0]!.contactedAt;
    expect(story.contacted('water').order().assignments[0]!.contactedAt).toEqual(first);
  });

  it('lets a pending return go on', () => {
    const story = new Story().dispatched('water').returnAsked('water').contacted('water');
    expect(story.states()).toBe('in_progress returning');
    expect(story.returnGranted('water').states()).toBe('opened withdrawn');
  });

  it('goes through the centre when the identity is hidden', () => {
    const story = new Story({ identity: 'hidden' }).dispatched('water').signed('water');
    expect(speaks(story, a('handler', 'water'))).toBe('CONTACT_THROUGH_CENTRE');
    story.act((order, at) => recordContact(order, story.own('water'), 'centre', '中心代为联系', a('agent'), at));
    expect(story.states()).toBe('in_progress contacted');
  });

  it("is the unit's own act otherwise, and nobody's with an anonymous citizen", () => {
    expect(speaks(new Story().dispatched('water'), a('agent'))).toBe('CONTACT_BY_UNIT');
    expect(speaks(new Story().dispatched('water'), a('handler', 'power'))).toBe('NOT_YOUR_UNIT');
    expect(speaks(new Story({ identity: 'anonymous' }).dispatched('water'), a('handler', 'water'))).toBe('NOBODY_TO_CONTACT');
    expect(speaks(new Story().dispatched('water', { inform: true }), a('handler', 'water'))).toBe('ONLY_TO_SIGN');
    expect(speaks(new Story().dispatched('water').signed('water').submitted('water'), a('handler', 'water'))).toBe('ILLEGAL_STATE');
  });
});
