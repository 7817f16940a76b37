// Citizens at the portal: the public REST API, by number and query code.
import { setTimeout as pause } from 'node:timers/promises';
import { gateway } from '../stack/plan.ts';
import { Refused, refusedBy } from '../stack/refused.ts';
import type { Submission } from './appeals.ts';
import type { Acknowledged, Life } from './life.ts';

const longestMs = 20_000;

const send = (life: Life, step: string, path: string, body: object, queryCode = ''): Promise<unknown> =>
  life.world.stopwatch.time(step, () => life.world.manner.command(step, (key) => once(life, step, path, key, queryCode, body)));

async function once(life: Life, step: string, path: string, key: string, queryCode: string, body?: object): Promise<unknown> {
  const response = await fetch(`${gateway(life.world.plan)}/public/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    signal: AbortSignal.timeout(life.world.patienceMs ?? longestMs),
    headers: {
      ...(key !== '' && { 'idempotency-key': key }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(queryCode !== '' && { 'x-query-code': queryCode }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw await refusedBy(`${step} ${path}`, response);
  return response.status === 204 ? {} : response.json();
}

export async function submitAtPortal(life: Life, submission: Submission): Promise<Acknowledged> {
  const { channel, kind, category, division, address, occurredAt, title, text, identity, replyWanted, name, phone, creditCode, fields } =
    submission;
  const body = {
    channel,
    kind,
    category,
    division,
    address,
    occurredAt,
    title,
    text,
    identity,
    replyWanted,
    contact: { name, phone },
    ...(creditCode !== '' && { creditCode, enterprise: true }),
    fields,
  };
  const { number, queryCode } = (await send(life, 'submit (portal)', '/appeals', body)) as { number: string; queryCode: string };
  return { number, queryCode, submission, state: 'received', told: ['appeal_received'] };
}

type Verb = 'supplements' | 'urge' | 'withdraw' | 'rate';

/** @throws Refused */
export const tellPortal = async (life: Life, { number, queryCode }: Acknowledged, verb: Verb, body: object): Promise<void> => {
  await send(life, `${verb} (portal)`, `/appeals/${number}/${verb}`, body, queryCode);
};

/** As tellPortal, again and again while it is refused because facts are still on their way. */
export async function tellPortalOnce(life: Life, appeal: Acknowledged, verb: Verb, body: object, early: string[]): Promise<void> {
  for (const until = Date.now() + 60_000; ;) {
    try {
      return await tellPortal(life, appeal, verb, body);
    } catch (error) {
      if (Date.now() > until || !(error instanceof Refused && early.includes(error.reason))) throw error;
      await pause(150);
    }
  }
}

export interface Tracked {
  state: string;
  orderState: string;
  steps: { step: string }[];
}

export function track(life: Life, { number, queryCode }: Acknowledged): Promise<Tracked> {
  const look = () => once(life, 'track (portal)', `/appeals/${number}`, '', queryCode);
  return life.world.stopwatch.time('track (portal)', () => life.world.manner.question('track', look)) as Promise<Tracked>;
}
