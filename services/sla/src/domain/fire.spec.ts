import { describe, expect, it } from 'vitest';
import type { Clock } from './clock.js';
import { fire, nextMoment } from './fire.js';
import { HOUR } from './moment.js';
import { Story, hours, moment, number } from './testing/story.js';

/** A normal order's close: due at 120, warnings at 90 and 108. */
const close = (): Clock => new Story().at(0).opened().raw('order_close')!;
const warnings = (clock: Clock) => clock.warnings.map(({ percent, at }) => [percent, hours(at)]);

describe('a worker with one clock', () => {
  it('looks next at the first warning, then the second, then just after the due, then never', () => {
    let clock = close();
    expect(hours(nextMoment(clock)!)).toBe(90);
    clock = fire(clock, moment(90)).clock;
    expect(hours(nextMoment(clock)!)).toBe(108);
    clock = fire(clock, moment(108)).clock;
    expect(nextMoment(clock)).toBe(moment(120) + 1);
    clock = fire(clock, moment(121)).clock;
    expect(nextMoment(clock)).toBeUndefined();
  });

  it('does nothing before its moment, nor at the due: acts of that moment come first', () => {
    expect(fire(close(), moment(89)).events).toEqual([]);
    const warned = fire(close(), moment(110)).clock;
    expect(fire(warned, moment(120)).events).toEqual([]);
  });

  it('sends the highest warning that was missed, and only that', () => {
    const { clock, events } = fire(close(), moment(110));
    expect(events).toMatchObject([{ type: 'ClockWarned', percent: 90, dueAt: moment(120), at: moment(110) }]);
    expect(fire(clock, moment(111)).events).toEqual([]);
  });

  it('still only warns up to the due moment itself: who comes that late finds no breach yet', () => {
    for (const late of [moment(120) - 1, moment(120)])
      expect(fire(close(), late).events).toMatchObject([{ type: 'ClockWarned', percent: 90, at: late }]);
    expect(fire(close(), moment(120) + 1).events).toMatchObject([{ type: 'ClockBreached' }]);
  });

  it('tells a breach once, with its due moment and the moment it was found', () => {
    const { clock, events } = fire(close(), moment(200));
    expect(events).toEqual([
      {
        type: 'ClockBreached',
        number,
        clockId: `${number}/order_close/${number}/1`,
        kind: 'order_close',
        subject: number,
        at: moment(200),
        dueAt: moment(120),
      },
    ]);
    expect(fire(clock, moment(300)).events).toEqual([]);
  });

  it('leaves what is held, stopped, met or cancelled alone', () => {
    const base = new Story().at(0).opened().dispatched().contacted().submitted();
    expect(nextMoment(base.raw('unit_close')!)).toBeUndefined();
    expect(nextMoment(base.approved().raw('unit_close')!)).toBeUndefined();
    expect(nextMoment(new Story().opened().dispatched().suspended().raw('unit_close')!)).toBeUndefined();
    expect(nextMoment(new Story().opened().dispatched().recalled().raw('unit_close')!)).toBeUndefined();
  });
});

describe('warnings', () => {
  it('count from the start to the due', () =>
    expect(warnings(close())).toEqual([
      [75, 90],
      [90, 108],
    ]));

  it('a due moved later arms them anew, from the moment it was set', () => {
    const story = new Story().at(0).opened().dispatched().timers(100).extensionAsked(20).extensionGranted();
    expect(warnings(story.raw('order_close')!)).toEqual([
      [75, 130],
      [90, 136],
    ]);
    expect(story.timers(137).timers(141).told('ClockWarned', 'order_close')).toMatchObject([{ percent: 75 }, { percent: 90 }]);
  });

  it('a due moved earlier re-times only what was not yet sent', () => {
    const story = new Story().at(0).opened().timers(91).at(92).urgency('urgent');
    expect(warnings(story.raw('order_close')!)).toEqual([[90, 92 + 0.9 * 24]]);
  });

  it('what was missed while held is sent at once when it runs on, the highest of it', () => {
    const story = new Story().at(0).opened().dispatched().at(1).contacted().at(2).submitted().timers(110).rejected();
    expect(story.told('ClockWarned', 'order_close')).toMatchObject([{ percent: 90, at: moment(110) }]);
  });

  it('count anew in the rest of a clock that was stopped', () => {
    const story = new Story().at(0).opened().dispatched().at(20).suspended().at(40).resumed();
    expect(warnings(story.raw('order_close')!)).toEqual([
      [75, 115],
      [90, 130],
    ]);
  });

  it('run in the clock’s own working time', () => {
    // asked on Monday 9:00 with 4 working hours: three of them are gone at 13:30, 3.6 at 14:06
    const story = new Story().at(0).opened().dispatched().extensionAsked(24);
    expect(warnings(story.raw('extension_decision')!)).toEqual([
      [75, 3],
      [90, 5.1],
    ]);
  });

  it('run in calendar time where a cap set the due', () => {
    // Monday 19:00: 4 working hours would end on Tuesday 14:30; half of order reply's limit ends at 7:00
    const story = new Story().at(10).opened();
    expect(story.raw('dispatch')).toMatchObject({ capped: true, dueAt: moment(22) });
    expect(warnings(story.raw('dispatch')!)).toEqual([
      [75, 19],
      [90, 20.8],
    ]);
  });

  it('do not precede what only rings: windows, an unanswered message, the end of a stay', () => {
    const story = new Story().at(0).opened().dispatched().suspended(50);
    expect(story.raw('return_window')!.warnings).toEqual([]);
    expect(story.raw('suspension_end')!.warnings).toEqual([]);
    expect(nextMoment(story.raw('suspension_end')!)).toBe(moment(50) + 1);
  });

  it('follow the policy of the clock’s start', () => {
    const policy = { ...new Story().policy, warnPercents: [50] };
    expect(new Story(policy).at(0).opened().raw('order_close')!.warnings).toEqual([{ percent: 50, at: moment(0) + 60 * HOUR }]);
  });
});
