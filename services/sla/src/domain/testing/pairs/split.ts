import { type Pair, order, splitIn } from './beginnings.js';
import { Story, number } from '../story.js';

export const split: Pair[] = [
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
