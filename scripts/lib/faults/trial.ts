// The installation as a fault sees it.
import { setTimeout as pause } from 'node:timers/promises';
import type { Draw } from '../replay/draw.ts';
import { services, type Service } from '../stack/plan.ts';
import type { Crowd } from './clients/crowd.ts';
import type { Trial } from './fault.ts';
import type { Struck } from './installation.ts';
import { readApplied, readSent } from './oracle/journal.ts';
import { judge } from './oracle/judge.ts';
import { listeners } from './oracle/listens.ts';
import { Unmet } from './unmet.ts';

export function trialOf(struck: Struck, crowd: Crowd, random: Draw, note: Trial['note']): Trial {
  const { plan, processes, database, broker, proxyTo, people } = struck;
  const rows = <R>(service: Service, statement: string, values?: unknown[]) => asked<R>(struck, service, statement, values);
  return {
    transport: plan.kafka ? 'kafka' : 'local',
    plan,
    random,
    processes,
    database,
    ...(broker !== undefined && { broker }),
    ...(proxyTo !== undefined && { proxyTo }),
    clients: crowd,
    people,
    sql: rows,
    backlog: () => backlog(struck),
    settle: (timeoutMs) => settle(struck, timeoutMs),
    judge: async () => (await judge(struck, crowd.lives, crowd.journal)).flatMap(({ problems }) => problems),
    note,
    pause: (ms) => pause(ms),
  };
}

/** A connection may have died with the server: then once more over another. */
async function asked<R>({ databases }: Struck, service: Service, statement: string, values?: unknown[]): Promise<R[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await databases.rows<R>(service, statement, values);
    } catch (error) {
      if (tries === 6 || !/ECONN|PROTOCOL_CONNECTION_LOST|closed state|EPIPE/.test(`${(error as { code?: string }).code} ${String(error)}`))
        throw error;
      await pause(100 * tries);
    }
  }
}

async function backlog({ databases }: Struck): ReturnType<Trial['backlog']> {
  const waiting = await Promise.all(
    services.map((service) => databases.rows<{ n: number | string }>(service, 'SELECT COUNT(*) AS n FROM outbox')),
  );
  const sent = await readSent(databases);
  const wanted = listeners.reduce(
    (sum, { topics, types }) => sum + sent.filter(({ topic, type }) => topics.includes(topic) && types.includes(type)).length,
    0,
  );
  const applied = (await readApplied(databases)).length;
  return { unpublished: waiting.reduce((sum, [row]) => sum + Number(row!.n), 0), unapplied: wanted - applied };
}

/** Twice in a row nothing waits, nothing lags, no clock is due. */
async function settle(struck: Struck, timeoutMs = 60_000): Promise<void> {
  let calm = 0;
  for (const until = Date.now() + timeoutMs; calm < 2; await pause(300)) {
    const { unpublished, unapplied } = await backlog(struck);
    const [due] = await asked<{ n: number | string }>(struck, 'sla', 'SELECT COUNT(*) AS n FROM clocks WHERE next_at <= NOW(3)');
    calm = unpublished + unapplied + Number(due!.n) === 0 ? calm + 1 : 0;
    if (Date.now() > until && calm === 0)
      throw new Unmet(`not settled after ${timeoutMs / 1000} s: ${unpublished} unpublished, ${unapplied} unapplied, ${due!.n} clocks due`);
  }
}
