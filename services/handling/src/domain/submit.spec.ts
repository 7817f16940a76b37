import { describe, expect, it } from 'vitest';
import { a, Story } from '../testing/story.js';
import { recordMinutes } from './progress.js';
import { submitResult } from './submit.js';

const silent = { text: '已修复', uncontactedReason: '', attachments: [] };

describe('reporting a result', () => {
  it('is the last when no live assignment is missing', () => {
    const story = new Story()
      .dispatched('water', { assists: ['power'] })
      .signed('water')
      .signed('power');
    expect(story.submitted('power').events).toMatchObject([{ type: 'ResultSubmitted', role: 'assist', last: false }]);
    expect(story.submitted('water').events).toMatchObject([{ type: 'ResultSubmitted', role: 'lead', last: true, text: '已修复' }]);
  });

  it('asks a lead that spoke with nobody why', () => {
    const reports = (story: Story, unit: string) =>
      story.refusal((order, at) => submitResult(order, story.own(unit), silent, a('handler', unit), at));
    const story = new Story()
      .dispatched('water', { assists: ['power'] })
      .signed('water')
      .signed('power');
    expect(reports(story, 'water')).toBe('UNCONTACTED_REASON_REQUIRED');
    expect(reports(story, 'power')).toBe('nothing refused');
    expect(reports(story.contacted('water'), 'water')).toBe('nothing refused');
    expect(reports(new Story({ identity: 'anonymous' }).dispatched('water').signed('water'), 'water')).toBe('nothing refused');
  });

  it('comes after the signature, and not while a return is pending', () => {
    const reports = (story: Story) =>
      story.refusal((order, at) =>
        submitResult(order, story.own('water'), { ...silent, uncontactedReason: '无人接听' }, a('handler', 'water'), at),
      );
    expect(reports(new Story().dispatched('water'))).toBe('ILLEGAL_STATE');
    expect(reports(new Story().dispatched('water').returnAsked('water'))).toBe('RETURN_PENDING');
  });

  it("withdraws a critical order's pending return, and signs", () => {
    const story = new Story({ urgency: 'critical' }).dispatched('water').returnAsked('water').submitted('water');
    expect(story.told).toEqual(['ReturnWithdrawn', 'AssignmentSigned', 'ResultSubmitted']);
    expect(story.events[1]).toMatchObject({ cause: 'submitted' });
    expect(story.states()).toBe('in_progress submitted');
  });

  it('of a joint matter waits for the minutes of its round, on the lead', () => {
    const story = new Story({ process: 'joint' })
      .dispatched('water', { assists: ['power'] })
      .signed('water')
      .signed('power');
    const reports = (unit: string, of: Story = story) =>
      of.refusal((order, at) => submitResult(order, of.own(unit), { ...silent, uncontactedReason: '无人接听' }, a('handler', unit), at));
    expect([reports('power'), reports('water')]).toEqual(['nothing refused', 'MINUTES_REQUIRED']);
    story.act((order, at) => recordMinutes(order, '会商纪要', { power: '断电' }, a('handler', 'water'), at));
    expect(reports('water')).toBe('nothing refused');
    expect(reports('water', story.given({ minutedRound: 0 }))).toBe('MINUTES_REQUIRED');
    const critical = new Story({ process: 'joint', urgency: 'critical' }).dispatched('water').signed('water');
    expect(reports('water', critical)).toBe('nothing refused');
  });

  it('ends a rest', () => {
    const story = new Story().dispatched('water').signed('water').suspended('water');
    expect(story.states()).toBe('suspended signed');
    expect(story.submitted('water').told).toEqual(['OrderResumed', 'ResultSubmitted']);
    expect(story.events[0]).toMatchObject({ cause: 'submitted', suspensionId: '411700-20261123-000123/s1' });
  });
});
