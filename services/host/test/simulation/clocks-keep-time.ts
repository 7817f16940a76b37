import { decodeEvent } from '@hotline/proto/events';
import { hasEnded } from './ended.js';
import type { City } from './city.js';

/** Ends of a right or of a rest: worklists are not sorted by them. */
const unsorted = new Set(['intake', 'return_window', 'dispute_window', 'objection_window', 'suspension_end', 'callback_answer']);

/** No breach early, none twice unless it was rescinded; ended orders have no open clocks; worklists are sorted by the deadlines that run. */
export function clocksKeepTime(city: City): string[] {
  const clocks = city.sla.ports.matters.allClocks();
  return [...breaches(city), ...afterTheEnd(city, clocks), ...dues(city, clocks)];
}

type Clocks = ReturnType<City['sla']['ports']['matters']['allClocks']>;

function breaches({ bus }: City): string[] {
  const counting = new Set<string>();
  return bus.sent.flatMap(({ type, payload }) => {
    if (type === 'ClockBreachRescinded') counting.delete(decodeEvent(type, payload).clockId);
    if (type !== 'ClockBreached') return [];
    const { clockId, at, dueAt } = decodeEvent(type, payload);
    const wrong = [
      ...(counting.has(clockId) ? [`${clockId}: breached twice`] : []),
      ...(at! > dueAt! ? [] : [`${clockId}: breached early`]),
    ];
    counting.add(clockId);
    return wrong;
  });
}

function afterTheEnd(city: City, clocks: Clocks): string[] {
  const ended = new Map(city.view.orders().flatMap(({ number, state }) => (hasEnded(state) ? [[number, state]] : [])));
  return clocks
    .filter(({ state }) => state !== 'met' && state !== 'cancelled')
    .filter(({ number, kind }) => ended.has(number) && !(ended.get(number) === 'closed' && kind.startsWith('objection')))
    .map(({ id, state, number }) => `${id}: ${state}, though the order is ${ended.get(number)}`);
}

function dues(city: City, clocks: Clocks): string[] {
  const running = clocks.filter(({ kind, state, number }) => !unsorted.has(kind) && state === 'running' && isOrder(city, number));
  const kept = [...city.handling.dues].filter(([, { number }]) => isOrder(city, number));
  return [
    ...running
      .filter(({ id, dueAt }) => city.handling.dues.get(id)?.dueAt.getTime() !== dueAt)
      .map(({ id }) => `${id}: runs, and the worklist has another due`),
    ...kept.filter(([id]) => !running.some((clock) => clock.id === id)).map(([id]) => `${id}: due in the worklist, though it does not run`),
  ];
}

const isOrder = (city: City, number: string) => city.view.orders().some((order) => order.number === number);
