import type { EventHandlers, EventType, HotlineEvent } from '@hotline/proto/events';

type Handler = (event: HotlineEvent, context: void) => Promise<void>;

/** Several handlers of the same facts as one: each does its part, in the order given, in the one unit of work. */
export function together(...parts: EventHandlers<void>[]): EventHandlers<void> {
  const types = [...new Set(parts.flatMap((part) => Object.keys(part) as EventType[]))];
  const handle = (type: EventType): Handler => {
    const handlers = parts.flatMap((part) => (part[type] ? [part[type] as Handler] : []));
    return async (event) => {
      for (const handler of handlers) await handler(event);
    };
  };
  return Object.fromEntries(types.map((type) => [type, handle(type)]));
}
