import { randomUUID } from 'node:crypto';

/** A UUID of version 7: ordered by time, which keeps the tables that hold it compact, and unique without asking anybody. */
export function newEventId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
