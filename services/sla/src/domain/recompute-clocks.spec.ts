import { describe, expect, it } from 'vitest';
import { defaultCalendar } from './calendar.js';
import { defaultPolicy } from './default-policy.js';
import type { Limit } from './limit.js';
import type { Policy } from './policy.js';
import { recomputeClocks } from './recompute-clocks.js';
import { number, Story } from './testing/story.js';

const closing = (limit: Limit): Policy => {
  const row = { ...defaultPolicy.limits.order_close, normal: limit };
  return { ...defaultPolicy, limits: { ...defaultPolicy.limits, order_close: row, unit_close: row } };
};
const days = (amount: number) => closing({ amount, unit: 'days' });

const recomputed = (story: Story, policy: Policy, calendar = defaultCalendar) =>
  story.take(recomputeClocks(story.matter, number, story.moment, policy, calendar));
const closes = (story: Story) => [story.clock('unit_close', 'a'), story.clock('order_close', number)];

describe('a recomputation after the rules changed', () => {
  const running = () => new Story().at(0).opened().dispatched();

  it('gives the longer limit from the start on, and what was granted with it', () => {
    expect(closes(recomputed(running().at(24), days(8)))).toEqual(['running 192', 'running 192']);
    const granted = running().at(1).extensionAsked(24).at(2).extensionGranted();
    expect(closes(recomputed(granted.at(24), days(8)))).toEqual(['running 216', 'running 216']);
  });

  it('gives the shorter limit from now on: nobody is late at once', () => {
    expect(closes(recomputed(running().at(24), days(2)))).toEqual(['running 72', 'running 72']);
    expect(closes(recomputed(running().at(100), days(2)))).toEqual(['running 120', 'running 120']);
    const granted = running().at(1).extensionAsked(24).at(2).extensionGranted();
    expect(closes(recomputed(granted.at(24), days(2)))).toEqual(['running 96', 'running 96']);
  });

  it('moves what rests by its rest', () => {
    const resting = recomputed(running().at(10).suspended().at(30), days(2));
    expect(closes(resting)).toEqual(['stopped 58', 'stopped 58']);
    expect(closes(resting.at(40).resumed())).toEqual(['running 88', 'running 88']);
  });

  it('follows a holiday that was declared meanwhile', () => {
    const policy = closing({ amount: 2, unit: 'working_days' });
    const story = new Story(policy).at(0).opened().dispatched().at(1);
    expect(closes(story)).toEqual(['running 48', 'running 48']);
    const holiday = { ...defaultCalendar, holidays: new Set(['2026-11-24']) };
    expect(closes(recomputed(story, policy, holiday))).toEqual(['running 72', 'running 72']);
  });

  it('leaves ended clocks and named dates, and tells what moved', () => {
    const story = running().at(1).contacted();
    const before = story.events.length;
    recomputed(story.at(24), days(8));
    expect(story.clock('first_reply', 'a')).toBe('met@1 24');
    expect(story.events.slice(before).map(({ type }) => type)).toEqual(['ClockMoved', 'ClockMoved']);
  });

  it('is refused for an order that is unknown or has ended', () => {
    const again = (story: Story) => () => recomputed(story.at(24), days(8));
    expect(again(new Story())).toThrow(expect.objectContaining({ reason: 'ORDER_NOT_FOUND' }));
    expect(again(running().tell({ type: 'OrderVoided' }))).toThrow(expect.objectContaining({ reason: 'ORDER_ENDED' }));
  });
});
