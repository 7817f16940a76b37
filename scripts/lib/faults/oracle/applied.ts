// Each fact was applied once by each consumer that listens to it, in the order of its key, and nothing else was applied.
import type { Finding } from '../../replay/verify/verify.ts';
import type { Databases } from '../../stack/databases.ts';
import { readApplied, readSent, type Applied, type Sent } from './journal.ts';
import { listeners, type Listener } from './listens.ts';

export async function appliedOnce(databases: Databases): Promise<Finding> {
  const [sent, applied] = [await readSent(databases), await readApplied(databases)];
  const problems = listeners.flatMap((listener) => {
    const wanted = sent.filter(({ topic, type }) => listener.topics.includes(topic) && listener.types.includes(type));
    const own = applied.filter(({ consumer }) => consumer === listener.consumer);
    return [...onceEach(listener, wanted, own), ...inOrder(listener, wanted, own)];
  });
  return { what: 'each fact was applied exactly once by each consumer, in the order of its key', looked: applied.length, problems };
}

function onceEach({ consumer }: Listener, wanted: readonly Sent[], applied: readonly Applied[]): string[] {
  const times = new Map<string, number>();
  for (const { id } of applied) times.set(id, (times.get(id) ?? 0) + 1);
  const known = new Set(wanted.map(({ id }) => id));
  return [
    ...wanted
      .filter(({ id }) => times.get(id) !== 1)
      .map(({ id, type, key }) => `${consumer} applied ${type} of ${key} ${times.get(id) ?? 0} times (${id})`),
    ...[...times.keys()].filter((id) => !known.has(id)).map((id) => `${consumer} applied ${id}, which nobody sent to it`),
  ];
}

/** Of one topic and key; what was applied never or twice is told above. */
function inOrder({ consumer }: Listener, wanted: readonly Sent[], applied: readonly Applied[]): string[] {
  const place = new Map(applied.map(({ id, seq }) => [id, seq]));
  const lanes = Map.groupBy(
    wanted.filter(({ id }) => place.has(id)),
    ({ topic, key }) => `${topic} ${key}`,
  );
  return [...lanes].flatMap(([lane, facts]) => {
    const late = facts.findIndex((fact, index) => index > 0 && place.get(fact.id)! < place.get(facts[index - 1]!.id)!);
    return late === -1 ? [] : [`${consumer} applied ${facts[late]!.type} before ${facts[late - 1]!.type} (${lane})`];
  });
}
