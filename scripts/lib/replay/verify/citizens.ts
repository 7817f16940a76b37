// What the citizens see at the portal by number and query code.
import type { Acknowledged, Life } from '../life.ts';
import { track } from '../portal.ts';
import type { Evidence, Finding } from './verify.ts';

const atOnce = 8;

export async function citizensSee({ lived, records }: Evidence): Promise<Finding> {
  const waiting = lived.flatMap(({ life }) => life.appeals.map((appeal) => ({ life, appeal })));
  const looked = waiting.length;
  const problems: string[] = [];
  const citizen = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const orderState = records.get(orderOf(next.life, next.appeal))?.handling.order?.state ?? '';
      const seen = await track(next.life, next.appeal).catch((error: unknown) => ({ state: String(error), orderState: '' }));
      if (seen.state !== next.appeal.state || seen.orderState !== orderState)
        problems.push(`${next.appeal.number} is ${next.appeal.state} ${orderState}, and its citizen sees ${seen.state} ${seen.orderState}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, citizen));
  return { what: 'each citizen sees how it stands, by number and query code', looked, problems };
}

/** A voice sees the shared order. */
const orderOf = (life: Life, { state, number }: Acknowledged): string => (state === 'merged' ? life.number : number);
