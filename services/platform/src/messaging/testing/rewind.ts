import type { Admin } from 'kafkajs';
import { bareKafka } from './bare-kafka.js';

/** Consumer groups with the topics that they read. */
type Groups = Readonly<Record<string, readonly string[]>>;

async function asAdmin<T>(broker: string, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = bareKafka(broker).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/**
 * Lets consumer groups begin again at the first message that the broker still has. Nobody of a group may be there.
 * @returns how many messages they will meet again, all groups together
 */
export const rewindGroups = (broker: string, groups: Groups): Promise<number> =>
  asAdmin(broker, async (admin) => {
    let messages = 0;
    for (const [groupId, topics] of Object.entries(groups))
      for (const topic of topics) {
        const offsets = await admin.fetchTopicOffsets(topic);
        messages += offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
        await admin.resetOffsets({ groupId, topic, earliest: true });
      }
    return messages;
  });

/** How many messages the groups have not read yet, by the offsets that they have committed. */
export const unreadOf = (broker: string, groups: Groups): Promise<number> =>
  asAdmin(broker, async (admin) => {
    let unread = 0;
    for (const [groupId, topics] of Object.entries(groups))
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId, topics: [...topics] })) {
        const ends = new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high, low }) => [partition, { high, low }]));
        for (const { partition, offset } of partitions) {
          const { high = '0', low = '0' } = ends.get(partition) ?? {};
          unread += Number(high) - Math.max(Number(offset), Number(low)); // -1: nothing committed yet
        }
      }
    return unread;
  });
