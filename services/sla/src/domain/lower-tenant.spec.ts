import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCalendar } from './calendar.js';
import { defaultPolicy } from './default-policy.js';
import { leaveBelow } from './lower-tenant.js';
import { HOUR } from './moment.js';
import { Story, hours, moment } from './testing/story.js';

const leave = (sentAt: number, unitCloseAt: number, childReview = defaultPolicy.limits.review.normal) =>
  leaveBelow({ sentAt: moment(sentAt), unitCloseAt: moment(unitCloseAt), childReview }, defaultPolicy, defaultCalendar);

describe('sent to a lower tenant', () => {
  it('keeps the child’s review limit where that is more than a tenth', () => {
    // sent Monday 9:00, unit close Friday 9:00 (96 hours): one working day back is Thursday 9:00
    expect(hours(leave(0, 96).closeBy)).toBe(72);
  });

  it('keeps a tenth where that is more', () => expect(hours(leave(0, 96, { amount: 2, unit: 'hours' }).closeBy)).toBe(86.4));

  it('keeps a third of what is left at most', () => expect(hours(leave(72, 96).closeBy)).toBe(88));

  it('counts back from a day off as from the next opening', () => {
    // unit close Saturday 9:00 counts as Monday 9:00; one working day back is Friday 9:00: 24 hours before Saturday 9:00
    expect(hours(leave(0, 120).closeBy)).toBe(96);
  });

  it('leaves nothing but the due itself when that has passed', () => expect(leave(100, 96)).toEqual({ closeBy: moment(96), margin: 0 }));

  it('leaves the first reply as it is, but within the close', () => {
    const sent = { sentAt: moment(0), unitCloseAt: moment(96), childReview: { amount: 2, unit: 'hours' as const } };
    expect(leaveBelow({ ...sent, firstReplyAt: moment(24) }, defaultPolicy, defaultCalendar).replyBy).toBe(moment(24));
    expect(leaveBelow({ ...sent, firstReplyAt: moment(96) }, defaultPolicy, defaultCalendar).replyBy).toBe(moment(86.4));
  });

  it('never ends after unit close, nor takes more than a third', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), (sentAt, left) => {
        const { closeBy, margin } = leave(sentAt, sentAt + left);
        expect(closeBy).toBe(moment(sentAt + left) - margin);
        expect(margin).toBeGreaterThanOrEqual(Math.floor(left * HOUR * 0.1));
        expect(margin).toBeLessThanOrEqual(Math.ceil((left * HOUR) / 3));
      }),
      { numRuns: 200 },
    ));
});

describe('the due above moves', () => {
  const fromAbove = () =>
    new Story()
      .at(0)
      .opened('normal', { closeBy: moment(80) })
      .dispatched()
      .at(5);

  it('later: order close and unit close by the same span', () => {
    const story = fromAbove().tell({ type: 'DueAboveMoved', closeBy: moment(104) });
    expect([story.clock('order_close'), story.clock('unit_close')]).toEqual(['running 104', 'running 104']);
  });

  it('earlier: none is later than it', () => {
    const story = fromAbove().tell({ type: 'DueAboveMoved', closeBy: moment(30) });
    expect([story.clock('order_close'), story.clock('unit_close')]).toEqual(['running 30', 'running 30']);
  });

  it('by an extension above: a breach that came after its asking is rescinded', () => {
    const late = (askedAt?: number) =>
      fromAbove()
        .timers(81)
        .tell({ type: 'DueAboveMoved', closeBy: moment(104), ...(askedAt === undefined ? {} : { askedAt: moment(askedAt) }) });
    expect(late(70).clock('order_close')).toBe('running 104 rescinded');
    expect(late().clock('order_close')).toBe('running 104 breached');
  });

  it('reopened from above: the new round is bound by what is left to it, not by the old bound', () => {
    const done = () => fromAbove().contacted().submitted().approved().closed().at(100);
    expect(done().reopened().clock('order_close')).toBe('running 220');
    expect(
      done()
        .tell({ type: 'OrderReopened', partNumbers: [], closeBy: moment(150), replyBy: moment(110) })
        .clock('order_close'),
    ).toBe('running 150');
  });
});
