import { bareKafka } from './bare-kafka.js';

/**
 * Lets consumer groups begin again at the first message that the broker still has. Nobody of a group may be there.
 * @returns how many messages they will meet again, all groups together
 */
export async function rewindGroups(broker: string, groups: Readonly<Record<string, readonly string[]>>): Promise<number> {
  const admin = bareKafka(broker).admin();
  await admin.connect();
  try {
    let messages = 0;
    for (const [groupId, topics] of Object.entries(groups))
      for (const topic of topics) {
        const offsets = await admin.fetchTopicOffsets(topic);
        messages += offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
        await admin.resetOffsets({ groupId, topic, earliest: true });
      }
    return messages;
  } finally {
    await admin.disconnect();
  }
}
