import { decodeEvent } from '@hotline/proto/events';
import type { City } from './city.js';

/** Every acknowledged number exists once; every accepted appeal has its one order, and no order is there without; timelines have no gaps. */
export async function nothingIsLost(city: City): Promise<string[]> {
  const appeals = city.view.appeals();
  const numbers = appeals.map(({ number }) => number);
  const orders = city.view.orders();
  const accepted = new Set(factsOf(city, 'AppealAccepted').map(({ number }) => number));
  const opened = factsOf(city, 'OrderOpened').map(({ number }) => number);
  const whole = orders.filter(({ parentNumber }) => parentNumber === '').map(({ number }) => number);
  return [
    ...city.bus.parked.map(({ consumer, event, reason }) => `${consumer} parked ${event.type} of ${event.key}: ${String(reason)}`),
    ...city.illegal,
    ...[...city.codes.keys()].filter((number) => numbers.filter((each) => each === number).length !== 1).map((n) => `${n}: not there once`),
    ...[...accepted].filter((number) => !whole.includes(number)).map((number) => `${number}: accepted, and no order`),
    ...whole.filter((number) => !accepted.has(number)).map((number) => `${number}: an order that nobody accepted`),
    ...opened.filter((number, index) => opened.indexOf(number) !== index).map((number) => `${number}: opened twice`),
    ...(await Promise.all(orders.map(({ number, lines }) => gaps(city, number, lines)))).flat(),
  ];
}

async function gaps(city: City, number: string, lines: number): Promise<string[]> {
  const seqs = (await city.handling.orders.timeline(number)).map(({ seq }) => seq);
  return seqs.length === lines && seqs.every((seq, index) => seq === index + 1)
    ? []
    : [`${number}: its timeline has gaps: ${seqs.join(' ')}`];
}

const factsOf = <T extends 'AppealAccepted' | 'OrderOpened'>(city: City, type: T) =>
  city.bus.sent.filter((event) => event.type === type).map(({ payload }) => decodeEvent(type, payload));
