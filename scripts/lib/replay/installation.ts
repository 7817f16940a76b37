// The throw-away installation that a replay runs in.
import { join } from 'node:path';
import { People } from '../stack/people.ts';
import { root, services, type Plan } from '../stack/plan.ts';
import { freeRow } from '../stack/ports.ts';
import { seed } from '../stack/seed.ts';
import { startStack, type Stack } from '../stack/stack.ts';
import { callPauseMs } from './call-pause.ts';
import { readLimits, type Limits } from './oracle/limits.ts';
import type { Options } from './options.ts';
import { aroundTheClock, scaled } from './scale.ts';

export interface Installation extends Stack {
  people: People;
  limits: Limits;
}

/** Starts it and fills it with the starter data, its deadlines scaled down. @throws Error in a sentence */
export async function install(options: Options, lines: number, say: (sentence: string) => void): Promise<Installation> {
  const stack = await startStack(await planOf(options, lines), say);
  say('Loading starter data …');
  await seed(stack);
  const people = new People(stack);
  const { sla } = await people.as('admin');
  const { policy } = await sla.getPolicy({});
  const json = JSON.stringify(scaled(JSON.parse(policy!.json), options));
  await sla.setPolicy({ policy: { version: policy!.version, json } });
  await sla.setCalendar({ calendar: aroundTheClock(new Date()) });
  return { ...stack, people, limits: readLimits(json) };
}

async function planOf({ kafka }: Options, lines: number): Promise<Plan> {
  const first = await freeRow(services.length + 4);
  return {
    folder: join(root, `.run/replay-${process.pid}`),
    tenant: { code: '411700', name: '驻马店市' },
    databasePort: first,
    kafkaPort: first + 1,
    gatewayPort: first + 3,
    portBase: first + 4,
    fast: true,
    kafka,
    env: {
      HOTLINE_GATEWAY_PUBLIC_PER_MINUTE: '1000000',
      HOTLINE_GATEWAY_SIGN_INS_PER_MINUTE: '100000',
      HOTLINE_REHEARSED_CALL_PAUSE_MS: String(callPauseMs),
      // Spans of some hundred lives are a lot to write; of thousands one in fifty is kept.
      HOTLINE_TRACE_PERCENT: lines > 200 ? '2' : '100',
    },
  };
}
