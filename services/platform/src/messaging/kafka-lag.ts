import type { Admin } from 'kafkajs';

interface Applied {
  partition: number;
  /** the next one that the group takes in; below 0 when it has never been told */
  offset: string;
}

interface Held {
  partition: number;
  /** the first that is still there, and the one after the last */
  low: string;
  high: string;
}

/** How many records of a topic a group has not been done with yet: it begins with the first when nothing was applied so far. */
export function lagOf(applied: readonly Applied[], held: readonly Held[]): number {
  const done = new Map(applied.map(({ partition, offset }) => [partition, Number(offset)]));
  return held.reduce((sum, { partition, low, high }) => sum + Number(high) - Math.max(done.get(partition) ?? -1, Number(low)), 0);
}

/** By the names that the broker knows. @throws whatever kafkajs says of a broker that is away */
export async function kafkaLag(admin: Admin, group: string, topics: readonly string[]): Promise<number> {
  const [applied, held] = await Promise.all([
    admin.fetchOffsets({ groupId: group, topics: [...topics] }),
    Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic))),
  ]);
  return topics.reduce((sum, topic, index) => sum + lagOf(applied.find((each) => each.topic === topic)?.partitions ?? [], held[index]!), 0);
}
