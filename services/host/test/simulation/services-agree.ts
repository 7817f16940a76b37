import type { WorkOrder } from '@hotline/handling/testing';
import type { City } from './city.js';
import { hasEnded } from './ended.js';

/** What each service keeps of an order is what handling says of it. */
export async function servicesAgree(city: City): Promise<string[]> {
  const wrong: string[] = [];
  for (const order of city.view.orders()) {
    const say = (what: string, theirs: unknown, ours: unknown) => {
      if (JSON.stringify(theirs) !== JSON.stringify(ours))
        wrong.push(`${order.number} (${order.state}): ${what} is ${JSON.stringify(theirs)}, handling says ${JSON.stringify(ours)}`);
    };
    await intakeAgrees(city, order, say);
    await dispatchAgrees(city, order, say);
    await slaAgrees(city, order, say);
  }
  return wrong;
}

type Say = (what: string, theirs: unknown, ours: unknown) => void;
const live = ({ assignments, round }: WorkOrder) => assignments.filter((each) => each.round === round && each.state !== 'withdrawn');
const sorted = (items: string[]) => items.toSorted();

/** The citizen's view, and which appeals are voices. */
async function intakeAgrees(city: City, order: WorkOrder, say: Say): Promise<void> {
  if (order.parentNumber !== '') return;
  const progress = await city.intake.ports.progresses.find(order.number);
  say('the progress', [progress?.state, progress?.round], [order.state, order.round]);
  const appeals = city.view.appeals().filter(({ orderNumber }) => orderNumber === order.number);
  const voices = order.state === 'withdrawn' ? [] : order.voices.map(({ appealNumber }) => appealNumber);
  say(
    'voices',
    sorted(appeals.filter(({ state }) => state === 'merged' || state === 'accepted').map(({ number }) => number)),
    sorted(voices),
  );
}

/** The queue, who has the order, and what is asked about returning it. */
async function dispatchAgrees(city: City, order: WorkOrder, say: Say): Promise<void> {
  const placement = await city.dispatch.ports.placements.find(order.number);
  const ended = hasEnded(order.state);
  say('the placement', placement?.state, ended ? 'ended' : order.needsDispatch ? 'queued' : 'placed');
  say('a dispatch that waits for its answer', placement?.pending?.wasQueued ?? false, false);
  if (ended) return;
  say('the round', placement?.round, order.round);
  say('the urgency', placement?.urgency, order.urgency);
  say('who is live', sorted(placement?.live.map(({ assignmentId }) => assignmentId) ?? []), sorted(live(order).map(({ id }) => id)));
  const asked = (await city.dispatch.ports.returns.ofOrder(order.number)).filter(({ state }) => state === 'requested').map(({ id }) => id);
  say(
    'returns asked',
    sorted(asked),
    sorted(
      live(order)
        .filter(({ state }) => state === 'returning')
        .map(({ id }) => id),
    ),
  );
  const granted = (await city.dispatch.ports.returns.ofOrder(order.number)).filter(
    ({ state }) => state === 'granted' || state === 'ruled_for_unit',
  );
  say(
    'returns carried out',
    granted.filter(({ id }) => live(order).some((each) => each.id === id)).map(({ id }) => id),
    [],
  );
}

const slaWord = { submitted: 'submitted', approved: 'approved', withdrawn: 'withdrawn' } as Record<string, string>;
const endWord = { closed: 'closed', withdrawn: 'withdrawn', void: 'void' } as Record<string, string>;

/** The order as its clocks know it. */
async function slaAgrees(city: City, order: WorkOrder, say: Say): Promise<void> {
  const known = (await city.sla.ports.matters.find(order.number))?.orders[order.number];
  say('the end', known?.ended, endWord[order.state]);
  say('the round of clocks', known?.round, order.round);
  if (hasEnded(order.state)) return;
  say('the urgency of clocks', known?.urgency, order.urgency);
  say('the rest', known?.suspendedAt !== undefined, order.state === 'suspended');
  const theirs = Object.values(known?.assignments ?? {}).map(({ id, state }) => `${id} ${state}`);
  say('assignments', sorted(theirs), sorted(order.assignments.map(({ id, state }) => `${id} ${slaWord[state] ?? 'open'}`)));
}
