import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './default-policy.js';
import { dueAsOf } from './pause-clock.js';
import { Story, moment, number } from './testing/story.js';
import { threeDayUnits } from './testing/three-day-units.js';

const order = () => new Story(threeDayUnits).at(0).opened().at(1).dispatched();
const contacted = () => order().at(3).contacted();
const part = `${number}-1`;

describe('told in another order, or twice at different times', () => {
  it('two changes of urgency in one moment both count', () => {
    const s = new Story().at(0).opened('normal').at(1).urgency('urgent').urgency('critical');
    expect(s.matter.orders[number]!.urgency).toBe('critical');
  });

  it('signing by a refused return before the refusal: as of the asking', () => {
    expect(order().at(20).returnAsked().at(40).signed('a', 'return_refused').clock('sign')).toBe('met@20 25');
  });

  it('a critical result while returning, before the return is withdrawn: signed as of the asking', () => {
    const story = new Story().at(0).opened('critical').at(0.1).dispatched().at(0.2).returnAsked().at(0.5).submitted();
    expect(story.raw('sign')).toMatchObject({ state: 'met', metAt: moment(0.2) });
  });

  it('the withdrawal before the granting: the decision is met, not cancelled', () => {
    const story = order().at(2).returnAsked().at(4).left('return_granted').tell({ type: 'ReturnGranted', assignmentId: 'a' });
    expect(story.clock('return_decision')).toBe('met@4 7.5');
  });

  it('a second asking does not replace the first', () => {
    expect(order().at(20).returnAsked().at(26).returnAsked().at(30).returnRefused().clock('sign')).toBe('met@20 25');
  });

  it('a refusal after the recall opens no window for a dispute', () => {
    const story = order().at(2).returnAsked().at(3).recalled().at(4).tell({ type: 'ReturnRefused', assignmentId: 'a' });
    expect(story.clock('dispute_window')).toBe('none');
  });

  it('queued while waiting for dispatch anyway: one dispatch clock', () => {
    expect(new Story().at(0).opened().at(1).tell({ type: 'OrderQueued' }).named('dispatch#2')).toBe('none');
  });

  it('taken back while still waiting: one intake clock', () => {
    const story = new Story().at(0).tell({ type: 'AppealReceived', channel: 'web' }).at(2).tell({ type: 'AppealTakenBack' });
    expect([story.clock('intake'), story.named('intake#2')]).toEqual(['running 5.5', 'none']);
  });

  it('the same urgency again: nothing moves', () => {
    const story = new Story().at(0).opened().at(110).dispatched().at(115).urgency('normal');
    expect(story.clock('unit_close')).toBe('running 122');
  });

  it('a part reopened with its parent and then by its own event: one new round', () => {
    const story = order().at(10).left('split').split('1').at(20).partDone('1').partApproved('1').at(30).reopened(part);
    story.tell({ type: 'OrderReopened', number: part, partNumbers: [] });
    expect([story.named('order_close:-1#2'), story.named('order_close:-1#3')]).toEqual(['running 150', 'none']);
  });

  it('a part that opens while its parent rests, rests with it', () => {
    const story = order().at(10).suspended().at(20).part('1');
    expect([story.named('order_close:-1'), story.named('unit_close:p1'), story.named('sign:p1')]).toEqual([
      'stopped 130',
      'stopped 92',
      'running 44',
    ]);
    expect(story.at(30).resumed().named('order_close:-1')).toBe('running 140');
  });

  it('a step is completed once', () => {
    const story = contacted().at(10).extensionAsked(24).extensionGranted();
    const complete = () => story.tell({ type: 'ExtensionStepCompleted', extensionId: 'x', stepId: 'step', evidence: '照片' });
    complete().at(20);
    complete();
    expect(story.matter.extensions['x']!.steps[0]!.completedAt).toBe(moment(10));
  });

  it('clocks may come from the store in any order: a lowering still looks at order close first', () => {
    const story = new Story(threeDayUnits).at(0).opened('urgent').at(1).dispatched();
    story.matter = { ...story.matter, clocks: Object.fromEntries(Object.entries(story.matter.clocks).toReversed()) };
    expect(story.at(1.5).urgency('normal').main()).toMatchObject({
      sign: 'running 25',
      unit_close: 'running 73',
      order_close: 'running 120',
    });
  });
});

describe('what does not follow', () => {
  it('an assist does not meet dispatch', () => {
    expect(new Story().at(0).opened().at(1).dispatched('b', { role: 'assist' }).clock('dispatch')).toBe('running 5.5');
  });

  it('a granted extension does not lapse at the callback', () => {
    const story = contacted().at(10).extensionAsked(24).extensionGranted().at(20).submitted().approved();
    expect(story.matter.extensions['x']!.state).toBe('granted');
  });

  it('only the unit’s own three clocks are forgiven: a late review stays late', () => {
    const story = contacted().at(5).submitted().timers(40).left('ruled_for_unit');
    expect([story.clock('review'), story.clock('unit_close')]).toEqual(['cancelled 29 breached', 'cancelled 73']);
  });

  it('an objection goes on when the order is reopened', () => {
    const story = contacted()
      .at(5)
      .submitted()
      .approved()
      .tell({ type: 'ObjectionRaised', objectionId: 'o', assignmentId: 'a', about: 'rating' });
    expect(story.at(6).reopened().clock('objection_decision')).toBe('running 77');
  });

  it('the window for an objection does not end with order close', () => {
    expect(contacted().at(90).submitted().at(100).rejected().clock('objection_window')).toBe('running 220');
  });

  it('a lowering does not bring a rest’s due forward', () => {
    const story = new Story().at(0).opened('critical').at(0.1).dispatched().at(1).contacted().at(1.5).submitted().at(100).rejected();
    expect(story.clock('unit_close')).toBe('running 100.5');
    expect(story.at(100.2).urgency('urgent').clock('unit_close')).toBe('running 100.5');
  });

  it('a pause outside working hours does not bring a due forward', () => {
    const oneDay = { ...defaultPolicy.limits.unit_close, normal: { amount: 1, unit: 'working_days' as const } };
    const story = new Story({ ...defaultPolicy, limits: { ...defaultPolicy.limits, unit_close: oneDay } })
      .at(0)
      .opened()
      .at(11)
      .dispatched();
    expect(story.clock('unit_close')).toBe('running 35'); // Tuesday 20:00
    expect(dueAsOf(story.at(34).suspended().raw('unit_close')!, moment(34.5), story.calendar)).toBe(moment(35));
    expect(story.at(34.5).resumed().clock('unit_close')).toBe('running 35');
  });

  it('a breached clock that moves warns no more', () => {
    expect(contacted().timers(80).suspended().at(90).resumed().raw('unit_close')!.warnings).toEqual([]);
  });
});

describe('an upheld objection', () => {
  it('rescinds the replies that fell due after the submission, and says why', () => {
    const story = order().at(2).signed().at(5).submitted().at(10).rejected().timers(90).at(95).upheld(5);
    expect([story.clock('first_reply'), story.clock('order_reply'), story.clock('unit_close')]).toEqual([
      'cancelled 30 rescinded',
      'cancelled 24 rescinded',
      'met@5 78 rescinded',
    ]);
    expect(story.told('ClockBreachRescinded')).toMatchObject([1, 2, 3].map(() => ({ cause: 'objection_upheld' })));
  });
});

describe('an extension granted late', () => {
  it('rescinds by the moment of holding, not of granting', () => {
    const story = contacted().at(70).extensionAsked(2).timers(74).at(74.5).submitted().at(80).extensionGranted();
    expect(story.clock('unit_close')).toBe('held 75 rescinded');
  });
});
