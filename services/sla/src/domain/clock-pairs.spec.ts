import { describe, expect, it } from 'vitest';
import { Story, moment, number } from './testing/story.js';
import { threeDayUnits } from './testing/three-day-units.js';

/** A normal order of Monday 9:00 (hour 0): order close at 120, the unit 'a' assigned at 1 with 72 hours: unit close at 73. */
const order = () => new Story(threeDayUnits).at(0).opened().at(1).dispatched();
const contacted = () => order().at(3).contacted();
const withAssist = () => contacted().dispatched('b', { role: 'assist' }).signed('b');
const urgent = () => new Story(threeDayUnits).at(0).opened('urgent').at(1).dispatched().at(1.5).signed();
const splitIn = (...parts: string[]) =>
  order()
    .at(10)
    .left('split')
    .split(...parts);

type Pair = [reason: string, story: () => Story, expected: Record<string, string>];

const extension: Pair[] = [
  [
    'an extension granted while a return is pending moves unit and order; the return granted then cancels the unit only',
    () => order().at(2).returnAsked().at(10).extensionAsked(24).at(12).extensionGranted().at(14).returnGranted(),
    { unit_close: 'cancelled 97', order_close: 'running 144' },
  ],
  [
    'an extension survives the withdrawal of its asker: order close moves all the same',
    () => order().at(10).extensionAsked(24).at(11).returnAsked().at(12).returnGranted().at(14).extensionGranted(),
    { unit_close: 'cancelled 73', order_close: 'running 144' },
  ],
  [
    'an extension moves the unit that took over, by the same span',
    () => order().at(10).extensionAsked(24).at(12).recalled().at(20).dispatched('b').at(22).extensionGranted(),
    { 'unit_close:b': 'running 116', order_close: 'running 144' },
  ],
  [
    'an extension moves every live assignment, not only the asker’s',
    () => withAssist().at(10).extensionAsked(24).extensionGranted(),
    { 'unit_close:a': 'running 97', 'unit_close:b': 'running 99', order_close: 'running 144' },
  ],
  [
    'asked in time and granted after the due: the breach is rescinded',
    () => contacted().at(70).extensionAsked(24).timers(74).at(80).extensionGranted(),
    { unit_close: 'running 97 rescinded', order_close: 'running 144' },
  ],
  [
    'granted when even the new due has passed: the breach stands',
    () => contacted().at(70).extensionAsked(2).timers(74).at(80).extensionGranted(),
    { unit_close: 'running 75 breached', order_close: 'running 122' },
  ],
  [
    'held before the new due: the breach is rescinded and the result was in time',
    () => contacted().at(70).extensionAsked(24).timers(74).at(78).submitted().at(80).extensionGranted().at(82).rejected(),
    { unit_close: 'running 106 rescinded', order_close: 'running 144' },
  ],
  [
    'held after even the new due: the breach stands',
    () => contacted().at(70).extensionAsked(2).timers(74).at(78).submitted().at(80).extensionGranted(),
    { unit_close: 'held 75 breached', order_close: 'held 122' },
  ],
  [
    'an order close that was breached before the asking stays breached, though it moves',
    () => order().at(10).recalled().at(119).dispatched('b').timers(121).at(122).extensionAsked(24, 'b').at(123).extensionGranted(),
    { 'unit_close:b': 'running 150.2', order_close: 'running 144 breached' },
  ],
  [
    'a refused extension moves nothing, and the unit close breaches',
    () => contacted().at(70).extensionAsked(24).at(72).extensionRefused().timers(74),
    { unit_close: 'running 73 breached', order_close: 'running 120', extension_decision: 'met@72 77.5' },
  ],
  [
    'raised to critical: what was asked lapses',
    () => contacted().at(10).extensionAsked(24).at(12).urgency('critical'),
    { unit_close: 'running 14', order_close: 'running 14', extension_decision: 'cancelled 12.166666666666666' },
  ],
  [
    'all approved: what was asked lapses, and the met clocks never change',
    () => contacted().at(10).extensionAsked(24).at(11).submitted().at(12).approved(),
    { unit_close: 'met@11 73', order_close: 'met@11 120', extension_decision: 'cancelled 29.5' },
  ],
  [
    'withdrawn: what was asked lapses',
    () => contacted().at(10).extensionAsked(24).at(11).tell({ type: 'OrderWithdrawn' }),
    { unit_close: 'cancelled 73', order_close: 'cancelled 120', extension_decision: 'cancelled 29.5' },
  ],
  [
    'an extension while suspended adds to the rest',
    () => contacted().at(4).suspended().at(6).extensionAsked(24).at(8).extensionGranted().at(14).resumed(),
    { unit_close: 'running 107', order_close: 'running 154' },
  ],
  [
    'an extension of the first round gives the second nothing',
    () => contacted().at(10).extensionAsked(24).extensionGranted().at(20).submitted().approved().at(30).closed().reopened(),
    { 'order_close#1': 'met@20 144', 'order_close#2': 'running 150' },
  ],
  [
    'the steps promised end with the approval',
    () => contacted().at(10).extensionAsked(24).extensionGranted().at(20).submitted().approved(),
    { extension_step: 'cancelled 97' },
  ],
];

const suspension: Pair[] = [
  [
    'raised while suspended: the smaller of rest and new limit runs from the resumption',
    () => contacted().at(4).suspended().at(10).urgency('urgent').at(20).resumed(),
    { unit_close: 'running 44', order_close: 'running 44' },
  ],
  [
    'raised to critical resumes: two hours from then',
    () => contacted().at(4).suspended().at(10).urgency('critical').resumed(),
    { unit_close: 'running 12', order_close: 'running 12' },
  ],
  [
    'lowered while suspended: the rest grows by the new limit',
    () => urgent().at(2).suspended().at(10).urgency('normal').at(20).resumed(),
    { unit_close: 'running 91', order_close: 'running 138' },
  ],
  [
    'rejected the first time while suspended: starts stopped with its rest',
    () => withAssist().at(5).submitted().at(6).suspended().at(10).rejected().at(20).resumed(),
    { 'unit_close:a': 'running 88', order_close: 'running 134' },
  ],
  [
    'rejected the second time while suspended: as if it had run, and stopped with the others',
    () => withAssist().at(5).submitted().at(6).rejected().at(7).submitted().at(8).suspended().at(10).rejected().at(20).resumed(),
    { 'unit_close:a': 'running 86', order_close: 'running 132' },
  ],
  [
    'recalled while suspended and dispatched anew: the new unit starts stopped',
    () => contacted().at(4).suspended().at(8).recalled().at(10).dispatched('b').at(20).resumed(),
    { 'unit_close:b': 'running 92', 'sign:b': 'running 34', order_close: 'running 136' },
  ],
  [
    'a return granted while suspended cancels the unit; the order rests on',
    () => order().at(2).returnAsked().at(4).suspended().at(6).returnGranted(),
    { unit_close: 'cancelled 73', order_close: 'stopped 120' },
  ],
  [
    'the sign clock runs on while the order rests, and breaches',
    () => order().at(4).suspended().timers(26),
    { sign: 'running 25 breached', first_reply: 'running 25 breached', unit_close: 'stopped 73', order_close: 'stopped 120' },
  ],
  [
    'what is stopped does not breach, however long',
    () => contacted().at(4).suspended().timers(200).resumed(),
    { unit_close: 'running 269', order_close: 'running 316' },
  ],
  [
    'a breached clock rests and goes on, and breaches no more',
    () => contacted().timers(80).at(81).suspended().at(90).resumed().timers(100),
    { unit_close: 'running 82 breached', order_close: 'running 129' },
  ],
  [
    'withdrawn while suspended: cancelled, the end of the stay too',
    () => contacted().at(4).suspended(50).at(8).tell({ type: 'OrderWithdrawn' }),
    { unit_close: 'cancelled 73', order_close: 'cancelled 120', suspension_end: 'cancelled 50' },
  ],
  [
    'suspended twice: both stays count as granted when it is lowered',
    () => urgent().at(2).suspended().at(4).resumed().at(5).suspended(100, 't').at(8).resumed().at(9).urgency('normal'),
    { unit_close: 'running 78', order_close: 'running 125' },
  ],
  [
    'the last approval resumes: met at the withdrawal that completed the work, in time',
    () => withAssist().at(5).submitted().at(6).suspended().at(200).recalled('b').at(210).approved().resumed(),
    { 'unit_close:a': 'met@5 73', order_close: 'met@200 314' },
  ],
];

const rejection: Pair[] = [
  [
    'rejected once: what was left at submitting',
    () => contacted().at(5).submitted().at(10).rejected(),
    { unit_close: 'running 78', order_close: 'running 120' },
  ],
  [
    'rejected twice: the due of the first rejection stays',
    () => contacted().at(5).submitted().at(10).rejected().at(20).submitted().at(30).rejected(),
    { unit_close: 'running 78', order_close: 'running 120' },
  ],
  [
    'rejected twice after that due: breaches at once',
    () => contacted().at(5).submitted().at(10).rejected().at(70).submitted().at(80).rejected(),
    { unit_close: 'running 78 breached', order_close: 'running 120' },
  ],
  [
    'rejected with an hour left: at least one working day',
    () => contacted().at(72).submitted().at(80).rejected(),
    { unit_close: 'running 104', order_close: 'running 120' },
  ],
  [
    'the floor after a rejection may pass order close',
    () => contacted().at(72).submitted().at(119).rejected(),
    { unit_close: 'running 192', order_close: 'running 120' },
  ],
  [
    'rejected after order close: it counts as never stopped and breaches at once',
    () => contacted().at(100).submitted().at(130).rejected(),
    { unit_close: 'running 73 breached', order_close: 'running 120 breached' },
  ],
  [
    'raised while held: the rest is at most the new limit; order close is raised as if it had run',
    () => contacted().at(5).submitted().at(10).urgency('urgent').at(12).rejected(),
    { unit_close: 'running 36', order_close: 'running 34' },
  ],
  [
    'raised while held and approved: in time, though the new due lies before the approval',
    () => contacted().at(5).submitted().at(10).urgency('urgent').at(40).approved(),
    { unit_close: 'met@5 29', order_close: 'met@5 34' },
  ],
  [
    'rejected without a contact: the first reply goes on with its rest, the order reply never stopped',
    () => order().at(2).signed().at(5).submitted().at(30).rejected(),
    { first_reply: 'running 50', order_reply: 'running 24 breached' },
  ],
  [
    'approved without a contact: no reply is owed any more',
    () => order().at(2).signed().at(5).submitted().at(30).approved(),
    { first_reply: 'cancelled 25', order_reply: 'cancelled 24', order_close: 'met@5 120' },
  ],
  [
    'an upheld objection approves what was rejected, and rescinds the breach that came of it',
    () => contacted().at(60).submitted().at(65).rejected().timers(90).at(100).upheld(60),
    { unit_close: 'met@60 89 rescinded', order_close: 'met@60 120' },
  ],
  [
    'an upheld objection rescinds the breach of order close too',
    () => contacted().at(60).submitted().at(65).rejected().timers(121).at(125).upheld(60),
    { unit_close: 'met@60 89 rescinded', order_close: 'met@60 120 rescinded' },
  ],
  [
    'an upheld objection re-dates what a second submission had met',
    () => contacted().at(60).submitted().at(65).rejected().at(88).submitted().at(95).approved().at(100).upheld(60),
    { unit_close: 'met@60 89', order_close: 'met@60 120' },
  ],
  [
    'an upheld objection leaves the breach that came before the submission',
    () => contacted().at(75).submitted().at(80).rejected().at(90).upheld(75),
    { unit_close: 'met@75 73 breached', order_close: 'met@75 120' },
  ],
  [
    'an upheld objection re-dates the order close of its own round',
    () =>
      contacted().at(60).submitted().at(65).rejected().at(88).submitted().at(95).approved().at(96).closed().reopened().at(100).upheld(60),
    { 'order_close#1': 'met@60 120', 'order_close#2': 'running 216' },
  ],
];

const returns: Pair[] = [
  [
    'a contact while the return is pending signs, and the return goes on',
    () => order().at(2).returnAsked().at(10).contacted(),
    { sign: 'met@10 33', first_reply: 'met@10 25', return_decision: 'running 7.5 breached' },
  ],
  [
    'refused after the sign due, asked before it: signed in time',
    () => order().at(20).returnAsked().at(40).returnRefused(),
    { sign: 'met@20 25' },
  ],
  [
    'asked after the sign due and refused: signed late',
    () => order().timers(26).returnAsked().at(30).returnRefused(),
    { sign: 'met@26 25 breached', unit_close: 'running 73' },
  ],
  [
    'the first reply runs while the return is pending; granted, its breach is rescinded',
    () => order().at(20).returnAsked().timers(30).returnGranted(),
    { first_reply: 'cancelled 25 rescinded', unit_close: 'cancelled 73', order_close: 'running 120' },
  ],
  [
    'recalled while the return is pending: the breach of the first reply stands',
    () => order().at(20).returnAsked().timers(30).recalled().tell({ type: 'ReturnLapsed', assignmentId: 'a' }),
    { first_reply: 'cancelled 25 breached', return_decision: 'cancelled 29.5 breached' },
  ],
  [
    'refused, disputed, ruled against: signed as of the asking',
    () =>
      order()
        .at(2)
        .returnAsked()
        .at(4)
        .returnRefused()
        .at(6)
        .tell({ type: 'ReturnDisputed', assignmentId: 'a' })
        .at(8)
        .tell({ type: 'ReturnRuledAgainstUnit', assignmentId: 'a' }),
    { sign: 'met@2 25', dispute_window: 'met@6 28', arbitration: 'met@8 30' },
  ],
  [
    'refused, disputed, ruled for: nothing stays against the unit',
    () =>
      order()
        .at(2)
        .returnAsked()
        .at(4)
        .returnRefused()
        .at(6)
        .tell({ type: 'ReturnDisputed', assignmentId: 'a' })
        .timers(80)
        .left('ruled_for_unit')
        .tell({ type: 'ReturnRuledForUnit', assignmentId: 'a' }),
    { sign: 'met@2 25', first_reply: 'cancelled 25 rescinded', unit_close: 'cancelled 73 rescinded', arbitration: 'met@80 30 breached' },
  ],
  [
    'ruled for after the result: its unit close is cancelled and the order has nobody',
    () => contacted().at(5).submitted().at(10).left('ruled_for_unit'),
    { unit_close: 'cancelled 73', order_close: 'running 120' },
  ],
  [
    'a critical order’s unit submits while returning: the return is withdrawn, signed as of the asking',
    () =>
      new Story()
        .at(0)
        .opened('critical')
        .at(0.05)
        .dispatched()
        .at(0.1)
        .returnAsked()
        .at(0.5)
        .tell({ type: 'ReturnWithdrawn', assignmentId: 'a' })
        .signed('a', 'submitted')
        .submitted(),
    {
      sign: 'met@0.1 0.21666666666666667',
      return_decision: 'cancelled 0.26666666666666666 breached',
      unit_close: 'held 2',
      order_close: 'held 2',
    },
  ],
  [
    'raised while returning: the decision is due sooner too',
    () => order().at(2).returnAsked().at(3).urgency('urgent'),
    { return_decision: 'running 4', sign: 'stopped 3', unit_close: 'running 27' },
  ],
  [
    'signed by the system, then asked and refused: signed stays as it was',
    () => order().timers(26).signed('a', 'auto').at(27).returnAsked().at(30).returnRefused(),
    { sign: 'met@25 25 breached' },
  ],
  [
    'returned after another’s contact: the order’s reply was given, the new unit owes its own',
    () => order().at(2).returnAsked().at(3).contacted().at(4).returnGranted().at(5).dispatched('b'),
    { order_reply: 'met@3 24', 'first_reply:b': 'running 29' },
  ],
  [
    're-queued after a return: dispatch starts again, within half of order reply’s limit',
    () => order().at(2).returnAsked().at(10).returnGranted(),
    { 'dispatch#1': 'met@1 5.5', 'dispatch#2': 'running 22' },
  ],
];

const urgency: Pair[] = [
  [
    'raised twice: the shorter limit counts from the second raising',
    () => contacted().at(10).urgency('urgent').at(11).urgency('critical'),
    { unit_close: 'running 13', order_close: 'running 13' },
  ],
  [
    'raised and lowered: as if it had always been so',
    () => contacted().at(10).urgency('urgent').at(12).urgency('normal'),
    { unit_close: 'running 73', order_close: 'running 120' },
  ],
  [
    'lowered and raised: now + new limit',
    () => urgent().urgency('normal').at(2).urgency('urgent'),
    { unit_close: 'running 26', order_close: 'running 26' },
  ],
  [
    'raised before dispatch: dispatch hurries',
    () => new Story().at(0).opened().at(2).urgency('urgent'),
    { dispatch: 'running 2.5', order_reply: 'running 8' },
  ],
  [
    'raised with a due that is nearer already: unchanged',
    () => contacted().at(70).urgency('urgent'),
    { unit_close: 'running 73', order_close: 'running 94' },
  ],
  [
    'raised and extended: the span is added to the raised due',
    () => contacted().at(10).urgency('urgent').at(11).extensionAsked(12).at(12).extensionGranted(),
    { unit_close: 'running 46', order_close: 'running 46' },
  ],
  [
    'extended and lowered: the time granted counts',
    () => urgent().at(2).extensionAsked(10).extensionGranted().at(3).urgency('normal'),
    { unit_close: 'running 83', order_close: 'running 130' },
  ],
  [
    'raised, then reopened: the new round takes the present urgency',
    () => contacted().at(10).urgency('urgent').at(12).submitted().at(13).approved().at(20).closed().reopened(),
    { 'order_close#2': 'running 44' },
  ],
];

const completion: Pair[] = [
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

const split: Pair[] = [
  [
    'split and one part’s unit recalled: the part and its parent run on',
    () => splitIn('1', '2').at(12).recalled('p1', `${number}-1`),
    { 'unit_close:p1': 'cancelled 82', 'order_close:-1': 'running 120', order_close: 'running 120' },
  ],
  [
    'the parent suspended: its parts rest with it',
    () => splitIn('1').at(20).suspended().at(30).resumed(),
    { 'unit_close:p1': 'running 92', 'order_close:-1': 'running 130', order_close: 'running 130' },
  ],
  [
    'the parent raised: its parts hurry',
    () => splitIn('1').at(20).urgency('urgent'),
    { 'unit_close:p1': 'running 44', 'order_close:-1': 'running 44', order_close: 'running 44' },
  ],
  [
    'an extension asked by a part’s unit moves the parent and every part',
    () => splitIn('1', '2').at(20).extensionAsked(24, 'p1', `${number}-1`).at(22).extensionGranted(),
    { 'unit_close:p1': 'running 106', 'unit_close:p2': 'running 106', 'order_close:-2': 'running 144', order_close: 'running 144' },
  ],
  [
    'the laggard part withdrawn after the due: the parent is met at the others’ submission and its breach rescinded',
    () =>
      splitIn('1', '2')
        .at(20)
        .partDone('1')
        .at(21)
        .partApproved('1')
        .timers(121)
        .at(130)
        .tell({ type: 'OrderPartWithdrawn', number: `${number}-2` }),
    { 'order_close:-1': 'met@20 120', 'order_close:-2': 'cancelled 120 breached', order_close: 'met@20 120 rescinded' },
  ],
  [
    'all parts submitted: the parent is held',
    () => splitIn('1', '2').at(20).partDone('1').at(30).partDone('2'),
    { order_close: 'held 120' },
  ],
  [
    'one of the parts rejected: the parent runs on as never stopped',
    () => splitIn('1', '2').at(20).partDone('1').at(30).partDone('2').at(40).rejected('p2', `${number}-2`),
    { order_close: 'running 120', 'order_close:-1': 'held 120' },
  ],
  [
    'a contact in a part meets the parent’s order reply',
    () => splitIn('1').at(12).contacted('p1', `${number}-1`),
    { order_reply: 'met@12 24', 'order_reply:-1': 'met@12 24' },
  ],
  [
    'reopened by name: only the named part counts in the new round',
    () => splitIn('1', '2').at(20).partDone('1').partApproved('1').at(30).partDone('2').partApproved('2').at(50).reopened(`${number}-1`),
    { 'order_close#1': 'met@30 120', 'order_close#2': 'running 170', 'order_close:-1': 'running 170', 'order_close:-2': 'met@30 120' },
  ],
  [
    'the named part done again: the parent’s round is met with it',
    () =>
      splitIn('1', '2')
        .at(20)
        .partDone('1')
        .partApproved('1')
        .at(30)
        .partDone('2')
        .partApproved('2')
        .at(50)
        .reopened(`${number}-1`)
        .dispatched('q', { number: `${number}-1` })
        .at(60)
        .submitted('q', `${number}-1`)
        .at(61)
        .approved('q', `${number}-1`),
    { 'order_close#2': 'met@60 170', 'order_close:-1': 'met@60 170' },
  ],
  [
    'withdrawn: the parts end with the parent',
    () => splitIn('1').at(20).tell({ type: 'OrderWithdrawn' }),
    { 'order_close:-1': 'cancelled 120', 'unit_close:p1': 'cancelled 82', order_close: 'cancelled 120' },
  ],
  [
    'a split cancels the parent’s dispatch and starts each part’s',
    () =>
      new Story()
        .at(0)
        .opened()
        .at(1)
        .tell({ type: 'OrderSplit', parts: [{ number: `${number}-1` }] })
        .opened('normal', { number: `${number}-1`, parentNumber: number }),
    { dispatch: 'cancelled 5.5', 'dispatch:-1': 'running 6.5' },
  ],
  [
    'all parts withdrawn: the parent waits for dispatch, and its close runs',
    () =>
      splitIn('1')
        .at(20)
        .tell({ type: 'OrderPartWithdrawn', number: `${number}-1` })
        .tell({ type: 'OrderQueued' }),
    { order_close: 'running 120', 'dispatch#2': 'running 29.5' },
  ],
  [
    'a part opened late is due with its parent, however short that is',
    () => order().at(115).left('split').split('1'),
    { 'order_close:-1': 'running 120', 'unit_close:p1': 'running 122.2' },
  ],
];

describe.each([
  ['extension and …', extension],
  ['suspension and …', suspension],
  ['rejection, objection and …', rejection],
  ['return and …', returns],
  ['urgency and …', urgency],
  ['submission, end and …', completion],
  ['split and …', split],
])('two in a row: %s', (_, pairs) => {
  it.each(pairs)('%s', (_reason, story, expected) => {
    const told = story();
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, told.named(name)]))).toEqual(expected);
  });
});
