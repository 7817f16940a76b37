import { type Pair, contacted, order, withAssist } from './beginnings.js';
import { Story, moment, number } from '../story.js';

export const completion: Pair[] = [
  [
    'a voice merged after the result leaves it held',
    () => contacted().at(5).submitted().at(8).tell({ type: 'VoiceAdded' }).at(9).approved().at(10).closed(),
    { order_close: 'met@5 120' },
  ],
  [
    'a recall that leaves only submitted ones counts as that moment',
    () => withAssist().at(5).submitted().at(10).recalled('b').at(12).approved(),
    { order_close: 'met@10 120' },
  ],
  [
    'a recalled lead leaves a submitted assist: the order runs on',
    () => withAssist().at(5).submitted('b').at(10).recalled('a'),
    { order_close: 'running 120', 'unit_close:b': 'held 75' },
  ],
  [
    'a later assist lets a held order run as never stopped',
    () => contacted().at(5).submitted().at(10).dispatched('b', { role: 'assist' }).timers(121),
    { order_close: 'running 120 breached', 'unit_close:a': 'held 73' },
  ],
  [
    'the lead approved first, the assist submitted last: met at the last submission',
    () => withAssist().at(5).submitted().at(6).approved().at(50).submitted('b').at(60).approved('b'),
    { order_close: 'met@50 120', 'unit_close:a': 'met@5 73', 'unit_close:b': 'met@50 75' },
  ],
  [
    'a breach in round 1 stands when the order is reopened',
    () => contacted().timers(121).at(125).submitted().at(126).approved().at(130).closed().reopened(),
    { 'order_close#1': 'met@125 120 breached', 'order_close#2': 'running 250' },
  ],
  [
    'reopened while the callback is open: the callback lapses',
    () =>
      contacted().at(5).submitted().at(6).approved().tell({ type: 'CallbackPlanned', appealNumber: number, owed: true }).at(20).reopened(),
    { callback: 'cancelled 54', 'order_close#2': 'running 140' },
  ],
  [
    'told late of an act at the due moment: in time, the breach is rescinded',
    () => order().timers(26).at(25).contacted(),
    { first_reply: 'met@25 25 rescinded', sign: 'met@25 25 rescinded' },
  ],
  [
    'an act at the due moment is in time, though a timer looked at that moment',
    () => contacted().timers(73).submitted().at(80).approved(),
    { unit_close: 'met@73 73' },
  ],
  [
    'a result a minute late is late',
    () =>
      contacted()
        .at(73 + 1 / 60)
        .submitted()
        .at(80)
        .approved(),
    { unit_close: 'met@73.01666666666667 73 breached' },
  ],
  [
    'an inform recalled: sign is cancelled, the order runs on',
    () => new Story().at(0).opened('normal', { process: 'inform' }).dispatched('a', { inform: true }).at(2).recalled(),
    { sign: 'cancelled 24', order_close: 'running 120' },
  ],
  [
    'an objection to a rating stays open when the order closes, and lapses when it is void',
    () =>
      contacted()
        .at(5)
        .submitted()
        .approved()
        .at(6)
        .tell({ type: 'ObjectionRaised', objectionId: 'o', assignmentId: 'a', about: 'rating' })
        .at(7)
        .closed(),
    { objection_decision: 'running 78' },
  ],
  [
    'an escalation not answered when the order closes is cancelled',
    () =>
      contacted()
        .at(4)
        .tell({ type: 'EscalationAsked', escalationId: 'e', until: moment(50) })
        .at(5)
        .submitted()
        .approved()
        .at(7)
        .closed(),
    { escalation: 'cancelled 50' },
  ],
];
