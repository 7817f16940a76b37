import { type Pair, contacted, order } from './beginnings.js';

export const rejection: Pair[] = [
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
