// Sets the consumer groups of an installation back to the beginning of their topics.
import { catalogue } from '@hotline/host';
import { rewindGroups as rewind } from '@hotline/platform/messaging/testing';
import type { Trial } from '../fault.ts';

/** The consumers must be away. @returns how many messages they will meet again */
export function rewindGroups({ broker, plan: { tenant } }: Trial): Promise<number> {
  const groups = catalogue
    .filter(({ listens = [] }) => listens.length > 0)
    .map(({ name, listens = [] }) => [`${tenant.code}.${name}`, listens.map((topic) => `${tenant.code}.${topic}`)]);
  return rewind(`127.0.0.1:${broker!.port}`, Object.fromEntries(groups) as Record<string, string[]>);
}
