// Where consumers stand: how much they have not read, and how they are set back to the beginning.
import { catalogue } from '@hotline/host';
import { rewindGroups as rewind, unreadOf } from '@hotline/platform/messaging/testing';
import type { Service } from '../../stack/plan.ts';
import type { Trial } from '../fault.ts';

const listeners = catalogue.filter(({ listens = [] }) => listens.length > 0);

function groupsOf({ plan: { tenant } }: Trial): Record<string, string[]> {
  const groups = listeners.map(({ name, listens = [] }) => [`${tenant.code}.${name}`, listens.map((topic) => `${tenant.code}.${topic}`)]);
  return Object.fromEntries(groups) as Record<string, string[]>;
}

const brokerOf = ({ broker }: Trial): string => `127.0.0.1:${broker!.port}`;

/** The consumers must be away. @returns how many messages they will meet again */
export const rewindGroups = (trial: Trial): Promise<number> => rewind(brokerOf(trial), groupsOf(trial));

/** What lies in topics or mailboxes and was not taken in, duplicates too. */
export async function unread(trial: Trial): Promise<number> {
  if (trial.broker) return unreadOf(brokerOf(trial), groupsOf(trial));
  const counts = listeners.map(async ({ name }) => {
    const [row] = await trial.sql<{ n: number | string }>(name as Service, 'SELECT COUNT(*) AS n FROM mailbox');
    return Number(row!.n);
  });
  return (await Promise.all(counts)).reduce((sum, n) => sum + n, 0);
}
