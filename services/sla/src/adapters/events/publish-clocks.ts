import type { Actor } from '@hotline/platform/lifecycle';
import type { Outbox } from '@hotline/platform/messaging';
import { encodeEvent, type HotlineEvent } from '@hotline/proto/events';
import type { MatterEvent } from '../../domain/index.js';
import type { PublishMatterEvents } from '../mysql/mysql-matters.js';

/** What happened to clocks and extensions goes to the topic `clock`, keyed by the order's number. */
export const publishClocks =
  (outbox: Pick<Outbox, 'append'>): PublishMatterEvents =>
  async (events, actor) => {
    if (events.length === 0) return;
    const told = events.map((event) => toEvent(event, actor));
    await outbox.append(told.map((event) => ({ topic: 'clock', type: event.type, key: event.number, payload: encodeEvent(event) })));
  };

const moments = ['at', 'dueAt', 'metAt', 'until'];

/** Moments as Dates, the actor and the unit as the contract wants them; every other field has the contract's name already. */
function toEvent(event: MatterEvent, actor: Actor): HotlineEvent {
  const fields = Object.entries(event).map(([name, value]) => [name, moments.includes(name) ? new Date(value as number) : value]);
  const dated = Object.fromEntries(fields) as Record<string, unknown>;
  if (event.type === 'ExtensionGranted') dated.steps = event.steps.map((step) => ({ ...step, dueAt: new Date(step.dueAt) }));
  return { unit: '', ...dated, actor } as unknown as HotlineEvent;
}
