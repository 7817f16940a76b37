import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './default-policy.js';
import { Story, moment, number } from './testing/story.js';
import { threeDayUnits } from './testing/three-day-units.js';

describe('where a clock starts, its due is capped', () => {
  it('unit close is never past order close', () =>
    expect(new Story().at(0).opened().at(10).dispatched().clock('unit_close')).toBe('running 120'));

  it('unless less than a tenth of its limit is left: then that tenth', () => {
    expect(new Story().at(0).opened().at(108).dispatched().clock('unit_close')).toBe('running 120');
    expect(new Story().at(0).opened().at(110).dispatched().clock('unit_close')).toBe('running 122');
    expect(new Story().at(0).opened().timers(130).dispatched().clock('unit_close')).toBe('running 142');
  });

  it('sign and first reply are never past unit close', () => {
    const late = new Story().at(0).opened().at(110).dispatched();
    expect([late.clock('sign'), late.clock('first_reply')]).toEqual(['running 122', 'running 122']);
  });

  it('dispatch is never later than half of order reply’s limit', () => {
    expect(new Story().at(0).opened().clock('dispatch')).toBe('running 5.5'); // 4 working hours from Monday 9:00
    expect(new Story().at(106).opened().clock('dispatch')).toBe('running 118'); // Friday 19:00: on Saturday 7:00, the duty roster acts
  });

  it('a working-time clock ends with order close, or with a tenth of its own limit', () => {
    const asked = (hour: number) => new Story().at(0).opened().at(96).dispatched().at(hour).returnAsked().clock('return_decision');
    expect(asked(96)).toBe('running 101.5');
    expect(asked(104)).toBe('running 120'); // Friday 17:00, 4 working hours: Monday 12:30, but order close is Saturday 9:00
    expect(asked(119)).toBe('running 168.4'); // Saturday 8:00: 24 minutes of working time, on Monday
  });

  it('a calendar clock of a question is not capped', () => {
    const urgent = new Story().at(0).opened('urgent').at(1).dispatched().at(23.5).submitted();
    expect(urgent.clock('review')).toBe('running 25.5');
  });

  it('order reply is within what the superior left, and order close too', () => {
    const story = new Story().at(0).tell({
      type: 'OrderOpened',
      kind: 'help',
      process: 'dispatch',
      identity: 'open',
      urgency: 'normal',
      closeBy: moment(80),
      replyBy: moment(10),
    });
    expect([story.clock('order_close'), story.clock('order_reply')]).toEqual(['running 80', 'running 10']);
    expect(story.at(1).dispatched().clock('unit_close')).toBe('running 80');
  });

  it('a part is due with its parent at the latest, even when the parent is overdue', () => {
    const story = new Story().at(0).opened().timers(125).split('1');
    expect(story.named('order_close:-1')).toBe('running 120 breached');
    expect(story.named('unit_close:p1')).toBe('running 137');
  });

  it('a lowering is capped as a start is', () => {
    const story = new Story().at(0).opened('urgent').at(1).dispatched().urgency('normal');
    expect([story.clock('unit_close'), story.clock('order_close')]).toEqual(['running 120', 'running 120']);
  });

  it('end_of_day ends limits in days at 24:00, rests and floors not', () => {
    const policy = { ...defaultPolicy, dayRule: 'end_of_day' as const };
    const story = new Story(policy).at(0).opened().dispatched().at(1).contacted();
    expect(story.clock('order_close')).toBe('running 135'); // Saturday 24:00
    expect(story.at(130).submitted().at(131).rejected().clock('unit_close')).toBe('running 192'); // Monday 9:00 + one working day, no end of day
  });

  it('working days by kind of appeal fit by setting alone (Henan: 3, 5, 10)', () => {
    const days = (amount: number) =>
      ({
        critical: { amount: 2, unit: 'hours' },
        urgent: { amount: 24, unit: 'hours' },
        normal: { amount, unit: 'working_days' },
      }) as const;
    const byAppealKind = {
      consult: { order_close: days(3), unit_close: days(3) },
      help: { order_close: days(5), unit_close: days(5) },
      complaint: { order_close: days(10), unit_close: days(10) },
    };
    const due = (kind: string) => new Story({ ...defaultPolicy, byAppealKind }).at(0).opened('normal', { kind }).clock('order_close');
    expect([due('consult'), due('help'), due('complaint'), due('praise')]).toEqual([
      'running 72',
      'running 168',
      'running 336',
      'running 120',
    ]);
  });

  it('a working-time rest goes on in working time', () => {
    const story = new Story({
      ...threeDayUnits,
      limits: { ...threeDayUnits.limits, unit_close: { ...threeDayUnits.limits.unit_close, normal: { amount: 2, unit: 'working_days' } } },
    });
    story.at(0).opened().dispatched().at(1).contacted().at(24).suspended().at(48).resumed();
    expect(story.clock('unit_close')).toBe('running 56.5'); // Tuesday 9:00 to Wednesday 9:00 are 7 hours of work; they end on Wednesday 17:30
  });

  it('a later round takes its own rows where they are set', () => {
    const laterRounds = { order_close: { ...defaultPolicy.limits.order_close, normal: { amount: 3, unit: 'days' as const } } };
    const story = new Story({ ...defaultPolicy, laterRounds })
      .at(0)
      .opened()
      .dispatched()
      .contacted()
      .submitted()
      .approved()
      .closed()
      .at(10)
      .reopened();
    expect(story.named('order_close#2')).toBe('running 82');
    expect(story.raw('order_close')!.id).toBe(`${number}/order_close/${number}/2`);
  });
});
