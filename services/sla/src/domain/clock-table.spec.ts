import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './default-policy.js';
import { Story, number } from './testing/story.js';
import { threeDayUnits } from './testing/three-day-units.js';

const opened = () => new Story(threeDayUnits).at(0).opened().at(1).dispatched();

/** Where the unit 'a' is when something happens at hour 10 (breached: at hour 81). */
const states = {
  assigned: opened,
  signed: () => opened().at(2).signed(),
  contacted: () => opened().at(3).contacted(),
  submitted: () => states.contacted().at(5).submitted(),
  silent: () => states.signed().at(5).submitted(), // submitted without a contact
  returning: () => opened().at(2).returnAsked(),
  suspended: () => states.signed().at(4).suspended(),
  approved: () => states.submitted().at(6).approved(),
  breached: () => opened().timers(80),
  lateSubmitted: () => states.breached().at(80.5).submitted(),
};
type State = keyof typeof states;

type Row = [
  event: string,
  state: State,
  happens: (story: Story) => unknown,
  sign: string,
  firstReply: string,
  unitClose: string,
  orderClose: string,
];

const assist = (s: Story) => s.dispatched('b', { role: 'assist' });
const submit = (s: Story) => s.submitted();
const reject = (s: Story) => s.rejected();
const approve = (s: Story) => s.approved();
const contact = (s: Story) => s.contacted();
const ask = (s: Story) => s.returnAsked();
const refuse = (s: Story) => s.returnRefused();
const grant = (s: Story) => s.returnGranted();
const ruleFor = (s: Story) => s.tell({ type: 'ReturnRuledForUnit', assignmentId: 'a' }).left('ruled_for_unit');
const ruleAgainst = (s: Story) => s.tell({ type: 'ReturnRuledAgainstUnit', assignmentId: 'a' }).signed('a', 'return_refused');
const recall = (s: Story) => s.recalled();
const wrong = (s: Story) => s.left('wrong_dispatch');
const extend = (s: Story) => s.extensionAsked(24).extensionGranted();
const suspend = (s: Story) => s.suspended();
const resume = (s: Story) => s.resumed();
const raise = (s: Story) => s.urgency('urgent');
const merge = (s: Story) => s.tell({ type: 'VoiceAdded' });
const mergeRaising = (s: Story) => s.tell({ type: 'VoiceAdded' }).urgency('urgent');
const split = (s: Story) => s.left('split').split('1');
const escalate = (s: Story) => s.tell({ type: 'EscalationAsked', escalationId: 'e', until: s.moment + 1000 });
const reopen = (s: Story) => s.closed().reopened();
const withdraw = (s: Story) => s.tell({ type: 'OrderWithdrawn' });
const voided = (s: Story) => s.tell({ type: 'OrderVoided' });
const urge = (s: Story) => s.tell({ type: 'OrderUrged' }).tell({ type: 'ProgressAdded' }).tell({ type: 'AppealSupplemented' });
const unreachable = (s: Story) =>
  s
    .tell({ type: 'CallbackPlanned', appealNumber: number, owed: true })
    .tell({ type: 'CallbackSettled', appealNumber: number, outcome: 'unreachable' });
const sign = (s: Story) => s.signed();
const autoSign = (s: Story) => s.signed('a', 'auto');

const rows: Row[] = [
  ['assist added', 'assigned', assist, 'running 25', 'running 25', 'running 73', 'running 120'],
  ['assist added', 'submitted', assist, 'met@3 25', 'met@3 25', 'held 73', 'running 120'],
  ['assist added', 'suspended', assist, 'met@2 25', 'running 25', 'stopped 73', 'stopped 120'],
  ['signed', 'assigned', sign, 'met@10 25', 'running 25', 'running 73', 'running 120'],
  ['signed', 'suspended', sign, 'met@2 25', 'running 25', 'stopped 73', 'stopped 120'],
  ['signed late', 'breached', sign, 'met@81 25 breached', 'running 25 breached', 'running 73 breached', 'running 120'],
  ['signed by the system', 'breached', autoSign, 'met@25 25 breached', 'running 25 breached', 'running 73 breached', 'running 120'],
  ['contacted', 'assigned', contact, 'met@10 25', 'met@10 25', 'running 73', 'running 120'],
  ['contacted', 'signed', contact, 'met@2 25', 'met@10 25', 'running 73', 'running 120'],
  ['contacted again', 'contacted', contact, 'met@3 25', 'met@3 25', 'running 73', 'running 120'],
  ['contacted', 'suspended', contact, 'met@2 25', 'met@10 25', 'stopped 73', 'stopped 120'],
  ['contacted by the centre', 'silent', contact, 'met@2 25', 'met@10 30', 'held 73', 'held 120'],
  ['contacted late', 'breached', contact, 'met@81 25 breached', 'met@81 25 breached', 'running 73 breached', 'running 120'],
  ['submitted', 'signed', submit, 'met@2 25', 'held 25', 'held 73', 'held 120'],
  ['submitted', 'contacted', submit, 'met@3 25', 'met@3 25', 'held 73', 'held 120'],
  ['submitted twice', 'submitted', submit, 'met@3 25', 'met@3 25', 'held 73', 'held 120'],
  ['submitted, which resumes', 'suspended', (s) => s.submitted().resumed(), 'met@2 25', 'held 25', 'held 79', 'held 126'],
  ['submitted late', 'breached', submit, 'met@81 25 breached', 'held 25 breached', 'held 73 breached', 'held 120'],
  ['approved', 'submitted', approve, 'met@3 25', 'met@3 25', 'met@5 73', 'met@5 120'],
  ['approved', 'silent', approve, 'met@2 25', 'cancelled 25', 'met@5 73', 'met@5 120'],
  ['approved', 'lateSubmitted', approve, 'met@80.5 25 breached', 'cancelled 25 breached', 'met@80.5 73 breached', 'met@80.5 120'],
  ['rejected', 'submitted', reject, 'met@3 25', 'met@3 25', 'running 78', 'running 120'],
  ['rejected', 'silent', reject, 'met@2 25', 'running 30', 'running 78', 'running 120'],
  ['rejected', 'lateSubmitted', reject, 'met@80.5 25 breached', 'running 25 breached', 'running 73 breached', 'running 120'],
  ['return requested', 'assigned', ask, 'stopped 25', 'running 25', 'running 73', 'running 120'],
  ['return requested', 'signed', ask, 'met@2 25', 'running 25', 'running 73', 'running 120'],
  ['return requested', 'suspended', ask, 'met@2 25', 'running 25', 'stopped 73', 'stopped 120'],
  ['return requested', 'breached', ask, 'stopped 25 breached', 'running 25 breached', 'running 73 breached', 'running 120'],
  ['return refused', 'returning', refuse, 'met@2 25', 'running 25', 'running 73', 'running 120'],
  ['return ruled against', 'returning', ruleAgainst, 'met@2 25', 'running 25', 'running 73', 'running 120'],
  ['return granted', 'returning', grant, 'cancelled 25', 'cancelled 25', 'cancelled 73', 'running 120'],
  ['return granted', 'submitted', grant, 'met@3 25', 'met@3 25', 'cancelled 73', 'running 120'],
  ['return granted', 'breached', grant, 'cancelled 25 rescinded', 'cancelled 25 rescinded', 'cancelled 73 rescinded', 'running 120'],
  ['return ruled for', 'returning', ruleFor, 'cancelled 25', 'cancelled 25', 'cancelled 73', 'running 120'],
  [
    'return ruled for',
    'lateSubmitted',
    ruleFor,
    'met@80.5 25 rescinded',
    'cancelled 25 rescinded',
    'cancelled 73 rescinded',
    'running 120',
  ],
  ['recalled', 'assigned', recall, 'cancelled 25', 'cancelled 25', 'cancelled 73', 'running 120'],
  ['recalled', 'submitted', recall, 'met@3 25', 'met@3 25', 'cancelled 73', 'running 120'],
  ['recalled', 'suspended', recall, 'met@2 25', 'cancelled 25', 'cancelled 73', 'stopped 120'],
  ['recalled', 'approved', recall, 'met@3 25', 'met@3 25', 'met@5 73', 'met@5 120'],
  ['recalled', 'breached', recall, 'cancelled 25 breached', 'cancelled 25 breached', 'cancelled 73 breached', 'running 120'],
  [
    'recalled as a wrong dispatch',
    'breached',
    wrong,
    'cancelled 25 rescinded',
    'cancelled 25 rescinded',
    'cancelled 73 rescinded',
    'running 120',
  ],
  ['extension granted', 'assigned', extend, 'running 25', 'running 25', 'running 97', 'running 144'],
  ['extension granted', 'contacted', extend, 'met@3 25', 'met@3 25', 'running 97', 'running 144'],
  ['extension granted', 'returning', extend, 'stopped 25', 'running 25', 'running 97', 'running 144'],
  ['extension granted', 'suspended', extend, 'met@2 25', 'running 25', 'stopped 97', 'stopped 144'],
  ['suspended', 'assigned', suspend, 'running 25', 'running 25', 'stopped 73', 'stopped 120'],
  ['suspended', 'contacted', suspend, 'met@3 25', 'met@3 25', 'stopped 73', 'stopped 120'],
  ['suspended', 'submitted', suspend, 'met@3 25', 'met@3 25', 'held 73', 'held 120'],
  ['suspended', 'returning', suspend, 'stopped 25', 'running 25', 'stopped 73', 'stopped 120'],
  ['suspended', 'breached', suspend, 'running 25 breached', 'running 25 breached', 'stopped 73 breached', 'stopped 120'],
  ['resumed', 'suspended', resume, 'met@2 25', 'running 25', 'running 79', 'running 126'],
  ['resumed without a suspension', 'signed', resume, 'met@2 25', 'running 25', 'running 73', 'running 120'],
  ['urgency raised', 'assigned', raise, 'running 11', 'running 16', 'running 34', 'running 34'],
  ['urgency raised', 'contacted', raise, 'met@3 25', 'met@3 25', 'running 34', 'running 34'],
  ['urgency raised', 'submitted', raise, 'met@3 25', 'met@3 25', 'held 29', 'held 34'],
  ['urgency raised', 'silent', raise, 'met@2 25', 'held 11', 'held 29', 'held 34'],
  ['urgency raised', 'returning', raise, 'stopped 3', 'running 16', 'running 34', 'running 34'],
  ['urgency raised', 'suspended', raise, 'met@2 25', 'running 16', 'stopped 28', 'stopped 28'],
  ['urgency raised', 'breached', raise, 'running 25 breached', 'running 25 breached', 'running 73 breached', 'running 105'],
  ['voice merged', 'assigned', merge, 'running 25', 'running 25', 'running 73', 'running 120'],
  ['voice merged', 'submitted', merge, 'met@3 25', 'met@3 25', 'held 73', 'held 120'],
  ['voice merged', 'suspended', merge, 'met@2 25', 'running 25', 'stopped 73', 'stopped 120'],
  ['voice merged that raises', 'assigned', mergeRaising, 'running 11', 'running 16', 'running 34', 'running 34'],
  ['split', 'assigned', split, 'cancelled 25', 'cancelled 25', 'cancelled 73', 'running 120'],
  ['split', 'contacted', split, 'met@3 25', 'met@3 25', 'cancelled 73', 'running 120'],
  ['split', 'submitted', split, 'met@3 25', 'met@3 25', 'cancelled 73', 'running 120'],
  ['split', 'breached', split, 'cancelled 25 breached', 'cancelled 25 breached', 'cancelled 73 breached', 'running 120'],
  ['escalated upward', 'assigned', escalate, 'running 25', 'running 25', 'running 73', 'running 120'],
  ['escalated upward', 'suspended', escalate, 'met@2 25', 'running 25', 'stopped 73', 'stopped 120'],
  ['reopened', 'approved', reopen, 'met@3 25', 'met@3 25', 'met@5 73', 'running 130'],
  ['withdrawn', 'assigned', withdraw, 'cancelled 25', 'cancelled 25', 'cancelled 73', 'cancelled 120'],
  ['withdrawn', 'contacted', withdraw, 'met@3 25', 'met@3 25', 'cancelled 73', 'cancelled 120'],
  ['withdrawn', 'submitted', withdraw, 'met@3 25', 'met@3 25', 'cancelled 73', 'cancelled 120'],
  ['withdrawn', 'suspended', withdraw, 'met@2 25', 'cancelled 25', 'cancelled 73', 'cancelled 120'],
  ['withdrawn', 'breached', withdraw, 'cancelled 25 breached', 'cancelled 25 breached', 'cancelled 73 breached', 'cancelled 120'],
  ['void', 'returning', voided, 'cancelled 25', 'cancelled 25', 'cancelled 73', 'cancelled 120'],
  ['void', 'approved', voided, 'met@3 25', 'met@3 25', 'met@5 73', 'met@5 120'],
  ['callback unreachable', 'approved', unreachable, 'met@3 25', 'met@3 25', 'met@5 73', 'met@5 120'],
  ['urge, comment, attachment', 'assigned', urge, 'running 25', 'running 25', 'running 73', 'running 120'],
  ['urge, comment, attachment', 'submitted', urge, 'met@3 25', 'met@3 25', 'held 73', 'held 120'],
  ['urge, comment, attachment', 'suspended', urge, 'met@2 25', 'running 25', 'stopped 73', 'stopped 120'],
];

describe('what happens to a clock when …', () => {
  it.each(rows)('%s, while %s', (_, state, happens, signClock, firstReply, unitClose, orderClose) => {
    const story = states[state]().at(state === 'breached' || state === 'lateSubmitted' ? 81 : 10);
    happens(story);
    expect(story.main()).toEqual({ sign: signClock, first_reply: firstReply, unit_close: unitClose, order_close: orderClose });
  });

  it.each(rows)('%s, while %s: told twice, it changes nothing', (_, state, happens) => {
    const story = states[state]().at(state === 'breached' || state === 'lateSubmitted' ? 81 : 10);
    const facts: Parameters<Story['tell']>[0][] = [];
    const tell = story.tell.bind(story);
    story.tell = (fact) => (facts.push(fact), tell(fact));
    happens(story);
    const { matter } = story;
    for (const fact of facts) tell(fact);
    expect(story.matter).toEqual(matter);
  });
});

describe('dispatched', () => {
  it('starts sign, first reply and unit close, and meets dispatch', () => {
    const story = opened();
    expect(story.main()).toEqual({ sign: 'running 25', first_reply: 'running 25', unit_close: 'running 73', order_close: 'running 120' });
    expect(story.clock('dispatch')).toBe('met@1 5.5');
    expect(story.clock('order_reply')).toBe('running 24');
  });

  it('an assist owes no first reply', () => {
    const story = states.assigned().at(10).dispatched('b', { role: 'assist' });
    expect(story.main('b')).toMatchObject({ sign: 'running 34', first_reply: 'none', unit_close: 'running 82' });
  });

  it('an anonymous appeal owes none, nor an order reply', () => {
    const story = new Story().opened('normal', { identity: 'anonymous' }).dispatched('a', { anonymous: true });
    expect([story.clock('first_reply'), story.clock('order_reply')]).toEqual(['none', 'none']);
  });

  it('an assist added during a suspension starts stopped', () => {
    const story = states.suspended().at(10).dispatched('b', { role: 'assist' });
    expect(story.main('b')).toMatchObject({ sign: 'running 34', unit_close: 'stopped 82' });
    expect(story.at(20).resumed().main('b')).toMatchObject({ unit_close: 'running 92', order_close: 'running 136' });
  });

  it('re-dispatched, the new unit starts anew and order close runs on', () => {
    const story = states.returning().at(10).returnGranted().at(12).dispatched('b');
    expect(story.main('b')).toEqual({
      sign: 'running 36',
      first_reply: 'running 36',
      unit_close: 'running 84',
      order_close: 'running 120',
    });
  });
});

describe('inform', () => {
  it('is met at signing, with no unit close and no reply owed', () => {
    const story = new Story().opened('normal', { process: 'inform' }).at(1).dispatched('a', { inform: true }).at(2).signed();
    expect(story.main()).toEqual({ sign: 'met@2 25', first_reply: 'none', unit_close: 'none', order_close: 'met@2 120' });
    expect(story.clock('order_reply')).toBe('none');
  });

  it('with several units is met at the last signing', () => {
    const story = new Story().opened('normal', { process: 'inform' }).dispatched('a', { inform: true }).dispatched('b', { inform: true });
    expect(story.at(2).signed('a').clock('order_close')).toBe('running 120');
    expect(story.at(3).signed('b').clock('order_close')).toBe('met@3 120');
  });
});

describe('urgency lowered', () => {
  const urgent = () => new Story(threeDayUnits).opened('urgent').at(1).dispatched();

  it('moves every clock to start + new limit, within the caps', () => {
    expect(urgent().main()).toEqual({ sign: 'running 2', first_reply: 'running 7', unit_close: 'running 24', order_close: 'running 24' });
    expect(urgent().at(1.5).urgency('normal').main()).toEqual({
      sign: 'running 25',
      first_reply: 'running 25',
      unit_close: 'running 73',
      order_close: 'running 120',
    });
  });

  it('counts the time granted: twelve hours of a suspension', () => {
    const story = urgent().at(1.5).signed().at(2).suspended().at(14).resumed().at(15).urgency('normal');
    expect(story.main()).toMatchObject({ first_reply: 'running 25 breached', unit_close: 'running 85', order_close: 'running 132' });
  });

  it('moves a held clock too', () => {
    const story = urgent().at(1.5).contacted().at(3).submitted().at(4).urgency('normal');
    expect(story.main()).toMatchObject({ unit_close: 'held 73', order_close: 'held 120' });
  });

  it('was in time, though it is told after the breach', () => {
    const story = urgent().timers(3).at(1.5).urgency('normal');
    expect(story.main()).toMatchObject({ sign: 'running 25 rescinded', first_reply: 'running 25' });
    expect(story.told('ClockBreachRescinded', 'sign')).toHaveLength(1);
  });

  it('rescinds nothing else', () => {
    const story = urgent().timers(3).urgency('normal');
    expect(story.clock('sign')).toBe('running 25 breached');
    expect(story.timers(26).told('ClockBreached', 'sign')).toHaveLength(1);
  });
});

describe('limits or calendar changed', () => {
  it('leaves running clocks as they are', () => {
    const { matter } = states.assigned();
    const story = new Story(defaultPolicy);
    story.matter = matter;
    expect(story.at(10).tell({ type: 'OrderUrged' }).main()).toEqual(states.assigned().main());
  });
});
