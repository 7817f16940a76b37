import { type Pair, contacted, order } from './beginnings.js';
import { Story } from '../story.js';

export const returns: Pair[] = [
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
