import { describe, expect, it } from 'vitest';
import { matterOf, matterOfFact } from './matter.js';
import { Story, moment, number } from './testing/story.js';

const appeal = '411700-20261123-000777';

describe('an appeal waits in intake', () => {
  const received = (channel: string) => new Story().at(0).tell({ type: 'AppealReceived', channel });

  it('four working hours at most, by another channel than phone', () => {
    expect(received('wechat').clock('intake')).toBe('running 5.5');
    expect(received('phone').clock('intake')).toBe('none');
    expect(received('superior').clock('intake')).toBe('none');
  });

  it.each(['AppealAnswered', 'AppealDeclined', 'AppealAccepted', 'AppealMerged', 'AppealTransferred', 'AppealWithdrawn'] as const)(
    'until %s',
    (type) => {
      expect(received('web').at(2).tell({ type }).clock('intake')).toBe('met@2 5.5');
    },
  );

  it.each(['AppealTakenBack', 'VoiceDetached'] as const)('anew after %s', (type) => {
    expect(received('web').at(2).tell({ type: 'AppealTransferred' }).at(24).tell({ type }).clock('intake')).toBe('running 29.5');
  });

  it('anew when the order that it was to join had ended', () => {
    const story = new Story().at(0).opened().at(24).tell({ type: 'VoiceRefused', appealNumber: appeal });
    expect(story.raw('intake', appeal)).toMatchObject({ number: appeal, dueAt: moment(29.5) });
  });
});

describe('a matter', () => {
  it('is named by the first three parts of the number', () => {
    expect(matterOf(`${number}-2`)).toBe(number);
    expect(matterOf(`${number}-2-1`)).toBe(number);
  });

  it('of a refused voice is the appeal’s own', () => {
    expect(matterOfFact({ type: 'VoiceRefused', number, appealNumber: appeal, at: 0 })).toBe(appeal);
    expect(matterOfFact({ type: 'OrderQueued', number: `${number}-1`, at: 0 })).toBe(number);
  });
});

describe('a question that is put', () => {
  const submitted = () => new Story().at(0).opened().at(1).dispatched().at(2).contacted().at(3).submitted();

  it('review: from each submission to its decision', () => {
    const story = submitted();
    expect(story.clock('review')).toBe('running 27');
    expect(story.at(5).rejected().clock('review')).toBe('met@5 27');
    expect(story.at(24).submitted().clock('review')).toBe('running 48');
    expect(story.at(25).approved().clock('review')).toBe('met@25 48');
  });

  it('review: cancelled when the unit is recalled', () => expect(submitted().at(5).recalled().clock('review')).toBe('cancelled 27'));

  it('review: never stops for a suspension', () =>
    expect(submitted().at(5).suspended().timers(28).clock('review')).toBe('running 27 breached'));

  it('the return window runs from assigning and is met by the asking', () => {
    const assigned = () => new Story().at(0).opened().at(1).dispatched();
    expect(assigned().clock('return_window')).toBe('running 25');
    expect(assigned().at(3).returnAsked().clock('return_window')).toBe('met@3 25');
    expect(assigned().timers(26).told('ClockBreached', 'return_window')).toHaveLength(1);
    expect(new Story().at(0).opened().dispatched('a', { mayReturn: false }).clock('return_window')).toBe('none');
  });

  it.each([
    ['contacted', (s: Story) => s.contacted()],
    ['recalled', (s: Story) => s.recalled()],
  ])('the return window is cancelled when the unit is %s', (_, happens) => {
    const story = new Story().at(0).opened().at(1).dispatched().at(3);
    happens(story);
    expect(story.clock('return_window')).toBe('cancelled 25');
  });

  it('a suspension is decided as an extension is', () => {
    const asked = () => new Story().at(0).opened().dispatched().tell({ type: 'SuspensionRequested', suspensionId: 's' });
    expect(asked().clock('suspension_review')).toBe('running 5.5');
    expect(asked().at(2).suspended(30).clock('suspension_review')).toBe('met@2 5.5');
    expect(asked().at(2).tell({ type: 'SuspensionRefused', suspensionId: 's' }).clock('suspension_review')).toBe('met@2 5.5');
    expect(asked().at(2).tell({ type: 'SuspensionLapsed', suspensionId: 's' }).clock('suspension_review')).toBe('cancelled 5.5');
  });

  it('a suspension ends at its date, or after the longest stay', () => {
    const asleep = (until: number) => new Story().at(0).opened().dispatched().at(10).suspended(until);
    expect(asleep(50).clock('suspension_end')).toBe('running 50');
    expect(asleep(5000).clock('suspension_end')).toBe('running 730');
    expect(asleep(50).timers(51).told('ClockBreached', 'suspension_end')).toHaveLength(1);
    expect(asleep(50).at(20).resumed().clock('suspension_end')).toBe('met@20 50');
  });

  it('an escalation is due at its named date', () => {
    const asked = () =>
      new Story()
        .at(0)
        .opened()
        .dispatched()
        .tell({ type: 'EscalationAsked', escalationId: 'e', until: moment(40) });
    expect(asked().clock('escalation')).toBe('running 40');
    expect(asked().at(10).urgency('urgent').clock('escalation')).toBe('running 40');
    expect(asked().at(10).tell({ type: 'EscalationAnswered', escalationId: 'e' }).clock('escalation')).toBe('met@10 40');
    expect(asked().at(10).tell({ type: 'EscalationLapsed', escalationId: 'e' }).clock('escalation')).toBe('cancelled 40');
  });

  it('a callback is due in two working days, its message in four working hours', () => {
    const planned = () => submitted().at(24).approved().tell({ type: 'CallbackPlanned', appealNumber: number, owed: true });
    const messaged = () => planned().tell({ type: 'CallbackAsked', appealNumber: number });
    expect(planned().clock('callback')).toBe('running 72');
    expect(messaged().clock('callback_answer')).toBe('running 29.5');
    expect(messaged().timers(30).told('ClockBreached', 'callback_answer')).toHaveLength(1);
    expect(
      messaged().at(30).tell({ type: 'CallbackCalled', appealNumber: number, cause: 'unanswered_message' }).clock('callback_answer'),
    ).toBe('met@30 29.5 breached');
  });

  it.each([
    ['settled', 'met@30 72'],
    ['unreachable', 'met@30 72'],
    ['not_owed', 'met@30 72'],
    ['lapsed', 'cancelled 72'],
  ] as const)('a callback that is %s: %s', (outcome, clock) => {
    const story = submitted().at(24).approved().tell({ type: 'CallbackPlanned', appealNumber: number, owed: true });
    expect(story.at(30).tell({ type: 'CallbackSettled', appealNumber: number, outcome }).clock('callback')).toBe(clock);
  });

  it('a callback that is not owed has no clock', () =>
    expect(submitted().approved().tell({ type: 'CallbackPlanned', appealNumber: number, owed: false }).clock('callback')).toBe('none'));

  it('an objection is raised within three working days of the rejection, and decided within three', () => {
    const rejected = () => submitted().at(24).rejected();
    const raised = () => rejected().at(30).tell({ type: 'ObjectionRaised', objectionId: 'o', assignmentId: 'a', about: 'rejection' });
    expect(rejected().clock('objection_window')).toBe('running 96');
    expect(raised().clock('objection_window')).toBe('met@30 96');
    expect(rejected().at(97).contacted().clock('objection_window')).toBe('cancelled 96 breached');
    expect(raised().clock('objection_decision')).toBe('running 102');
    expect(
      raised()
        .at(40)
        .tell({ type: 'ObjectionDismissed', objectionId: 'o', assignmentId: 'a', about: 'rejection' })
        .clock('objection_decision'),
    ).toBe('met@40 102');
    expect(raised().at(40).tell({ type: 'ObjectionLapsed', objectionId: 'o' }).clock('objection_decision')).toBe('cancelled 102');
    expect(raised().at(40).tell({ type: 'OrderVoided' }).clock('objection_decision')).toBe('cancelled 102');
  });

  it('a bad rating opens a window for objections, a good one does not', () => {
    const rated = (satisfaction: number) =>
      submitted()
        .at(24)
        .approved()
        .tell({ type: 'CallbackSettled', appealNumber: number, outcome: 'settled', resolved: true, satisfaction })
        .clock('objection_window');
    expect([rated(1), rated(2), rated(3), rated(5)]).toEqual(['running 96', 'running 96', 'none', 'none']);
  });

  it('a refusal told before the asking (another topic) leads to the same clocks', () => {
    const base = () => new Story().at(0).opened().at(1).dispatched();
    const ask = (s: Story) => s.at(2).returnAsked();
    const refuse = (s: Story) => s.at(4).tell({ type: 'ReturnRefused', assignmentId: 'a', askedAt: moment(2) });
    const essence = (s: Story) => ['sign', 'return_window', 'return_decision', 'dispute_window'].map((name) => s.named(name));
    expect(essence(ask(refuse(base())))).toEqual(essence(refuse(ask(base()))));
    expect(essence(refuse(base()))).toEqual(['met@2 25', 'met@2 25', 'met@4 7.5', 'running 28']);
  });
});
