import { decodeEvent, isEventType, type EventType } from '@hotline/proto/events';
import type { IncomingEvent } from '@hotline/platform/messaging';
import { occasions } from '../../domain/occasions.js';
import type { Fact } from '../../domain/fact.js';

const followed = ['OrderOpened', 'VoiceAdded', 'VoiceRemoved', 'AssignmentOpened', 'AssignmentWithdrawn'];

/** The events that integration listens to: what is told, and what must be known for telling it. */
export const toldTypes: EventType[] = [...new Set([...Object.keys(occasions), ...followed])].filter(isEventType);

/** The event's fields under the names of the contract. Its bytes are the contract's, so the shape is what `decodeEvent` says. */
export function toFact({ type, payload }: IncomingEvent): Fact {
  if (!isEventType(type)) throw new Error(`unknown event ${type}`);
  const event = decodeEvent(type, payload);
  if (event.at === undefined) throw new Error(`${type} without a moment`);
  return { ...event, at: event.at };
}
