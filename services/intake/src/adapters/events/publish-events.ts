import type { Outbox } from '@hotline/platform/messaging';
import { encodeEvent } from '@hotline/proto/events';
import type { IntakeEvent } from '../../domain/events.js';
import type { Publish } from '../mysql/mysql-appeals.js';

/** Intake's facts go to the topic `appeal`, keyed by the appeal's number. */
export const publishEvents =
  (outbox: Pick<Outbox, 'append'>): Publish =>
  async (events: readonly IntakeEvent[]) => {
    if (events.length === 0) return;
    await outbox.append(events.map((event) => ({ topic: 'appeal', type: event.type, key: event.number, payload: encodeEvent(event) })));
  };
