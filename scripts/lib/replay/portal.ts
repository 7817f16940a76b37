// Citizens at the portal: the public REST API, by number and query code.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { gateway } from '../stack/plan.ts';
import type { Submission } from './appeals.ts';
import type { Acknowledged, Life } from './life.ts';

/** What the gateway refused, with its reason. */
export class Refused extends Error {
  readonly reason: string;

  constructor(what: string, reason: string, detail: string) {
    super(`${what}: ${reason} ${detail}`);
    this.reason = reason;
  }
}

async function send(life: Life, step: string, path: string, body: object | undefined, queryCode = ''): Promise<unknown> {
  const key = randomUUID();
  return life.world.stopwatch.time(step, async () => {
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(`${gateway(life.world.plan)}/public/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'idempotency-key': key,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(queryCode !== '' && { 'x-query-code': queryCode }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (response.ok) return response.status === 204 ? {} : response.json();
      const { reason = '', detail = '' } = (await response.json().catch(() => ({}))) as { reason?: string; detail?: string };
      if (response.status < 500 || tries === 5) throw new Refused(`${step} ${path}`, reason || String(response.status), detail);
      await pause(50 * 2 ** tries);
    }
  });
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

export const track = async (life: Life, { number, queryCode }: Acknowledged): Promise<Tracked> =>
  (await send(life, 'track (portal)', `/appeals/${number}`, undefined, queryCode)) as Tracked;
