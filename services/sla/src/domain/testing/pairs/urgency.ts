import { type Pair, contacted, urgent } from './beginnings.js';
import { Story } from '../story.js';

export const urgency: Pair[] = [
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
