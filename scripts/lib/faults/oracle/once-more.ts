// A retry with its key returns the one result: what was answered after doubtful tries is asked again.
import { isDeepStrictEqual } from 'node:util';
import { catalogue } from '@hotline/host';
import type { Finding } from '../../replay/verify/verify.ts';
import type { Answered } from '../clients/journal.ts';

const atOnce = 8;

/** They may be answered differently the next time: 'SuggestUnits'. */
const questions = new Set(
  catalogue
    .flatMap(({ rights = {} }) => Object.entries(rights))
    .filter(([, { kind }]) => kind === 'query')
    .map(([rpc]) => rpc.charAt(0).toUpperCase() + rpc.slice(1)),
);

export async function sameAnswer(answered: readonly Answered[]): Promise<Finding> {
  const waiting = answered.filter(({ step }) => !questions.has(step));
  const problems: string[] = [];
  const client = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { step, reply, again } = next;
      const now = await again().catch((error: unknown) => error as Error);
      if (now instanceof Error) problems.push(`${step} was answered, and its retry is refused: ${now.message}`);
      else if (!isDeepStrictEqual(plain(now), plain(reply))) problems.push(`${step} was answered, and its retry gets another answer`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return { what: 'a retry with its key returns the one result', looked: answered.length, problems };
}

/** What both ways of asking have in common. */
const plain = (reply: unknown): unknown => JSON.parse(JSON.stringify(reply ?? null)) as unknown;
