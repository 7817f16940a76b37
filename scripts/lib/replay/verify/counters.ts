// The counters that screens read, against a recount of the orders.
import type { Evidence, Finding } from './verify.ts';

export async function counters({ installation, records }: Evidence): Promise<Finding> {
  const { handling } = await installation.people.as('supervisor1');
  const empty = { state: '', unit: '', urgency: '', fromDay: '', toDay: '' };
  const { counts } = await handling.countOrders({ ...empty, by: ['state', 'urgency'] });
  const counted = new Map(counts.map(({ state, urgency, count }) => [`${state}, ${urgency}`, Number(count)]));
  const recounted = new Map<string, number>();
  for (const { handling: seen } of records.values()) {
    const key = `${seen.order!.state}, ${seen.order!.urgency}`;
    recounted.set(key, (recounted.get(key) ?? 0) + 1);
  }
  const keys = new Set([...counted.keys(), ...recounted.keys()]);
  const problems = [...keys].flatMap((key) => {
    const [says, is] = [counted.get(key) ?? 0, recounted.get(key) ?? 0];
    return says === is ? [] : [`${key}: the counters say ${says}, there are ${is}`];
  });
  return { what: 'counters equal a recount', looked: keys.size, problems };
}
