import { type Pair, contacted, order, withAssist } from './beginnings.js';

export const extension: Pair[] = [
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
