import { type Pair, contacted, order, urgent, withAssist } from './beginnings.js';

export const suspension: Pair[] = [
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
