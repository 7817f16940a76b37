// Carries the facts between the services of a city: at once, in order, again when one came too early.
import type { IncomingEvent } from '@hotline/platform/messaging';
import { inService } from '@hotline/platform/telemetry';
import type { Player } from './player.ts';

interface Row {
  id: number;
  event_id: string;
  topic: string;
  type: string;
  message_key: string;
  at: Date;
  payload: Buffer;
}

interface Letter {
  to: Player;
  event: IncomingEvent;
}

const patience = 200;

/** Until nothing is on its way. @throws what a consumer throws that does not get over it */
export async function carry(players: readonly Player[]): Promise<void> {
  const waiting: Letter[] = [];
  for (let tries = 0; ;) {
    for (const player of players) waiting.push(...(await collect(player, players)));
    if (waiting.length === 0) return;
    const failures = await deliverAll(waiting);
    tries = failures.length > 0 ? tries + 1 : 0;
    if (tries > patience) throw new Error(`${failures[0]!.letter.event.type} is not taken in`, { cause: failures[0]!.error });
  }
}

async function collect({ uow }: Player, players: readonly Player[]): Promise<Letter[]> {
  const rows = await uow.query<Row>('SELECT id, event_id, topic, type, message_key, at, payload FROM outbox ORDER BY id');
  if (rows.length === 0) return [];
  await uow.change('DELETE FROM outbox WHERE id IN (?)', [rows.map(({ id }) => id)]);
  return rows.flatMap(({ event_id: id, message_key: key, at: time, topic, type, payload }) =>
    players
      .filter(({ subscription }) => subscription?.topics.includes(topic) && subscription.types.includes(type))
      .map((to) => ({ to, event: { id, topic, type, key, time, payload } })),
  );
}

/** Takes out what was taken in; whatever comes behind a failure of the same consumer waits with it. */
async function deliverAll(waiting: Letter[]): Promise<{ letter: Letter; error: unknown }[]> {
  const failures: { letter: Letter; error: unknown }[] = [];
  for (const letter of waiting.splice(0)) {
    const { to, event } = letter;
    const behind = failures.some((each) => each.letter.to === to && each.letter.event.topic === event.topic);
    const error = behind ? undefined : await deliver(letter);
    if (error !== undefined) failures.push({ letter, error });
    if (behind || error !== undefined) waiting.push(letter);
  }
  return failures;
}

const deliver = ({ to, event }: Letter): Promise<unknown> =>
  inService(to.name, () => to.uow.run(() => to.subscription!.handle(event))).then(
    () => undefined,
    (error: unknown) => error ?? new Error('no reason'),
  );
