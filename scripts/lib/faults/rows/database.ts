// The database is restarted, killed, cut off, loses the reply to a COMMIT: pools recover by themselves, and hand nothing on.
import { untilAllAnswer } from '../means/all-answer.ts';
import { demandCleanSessions, listenToSessions } from '../means/sessions.ts';
import { withAccepts } from '../means/steady-accepts.ts';
import { busyOrders, fightOverOrders, holding, withDatabases } from '../means/storm.ts';
import { demand, type Fault, type Figures, type Trial } from '../fault.ts';

/** Pools recover within so many ms once there is a way to a server. */
const recoveryMs = 10_000;
const patienceMs = 40_000;

const fault = (name: string, seconds: number, strike: (trial: Trial) => Promise<Figures>): Fault => ({
  name,
  row: 'database',
  transports: ['local', 'kafka'],
  seconds,
  async strike(trial) {
    await listenToSessions(trial);
    const figures = await strike(trial);
    const statements = await demandCleanSessions(trial);
    await demandNothingOpen(trial);
    return { ...figures, statements };
  },
});

/** From now: every service gets at its tables, and an accept is answered. @throws Unmet when that takes longer than pools may */
async function recover(trial: Trial, since = performance.now()): Promise<Figures> {
  const until = async (work: Promise<unknown>): Promise<number> => {
    await work;
    return Math.round(performance.now() - since);
  };
  const [allAnswerMs, firstAcceptMs] = await Promise.all([
    until(untilAllAnswer(trial, patienceMs)),
    until(trial.clients.untilAccepted(patienceMs)),
  ]);
  demand(allAnswerMs <= recoveryMs, `pools took ${allAnswerMs} ms to recover`);
  demand(firstAcceptMs <= recoveryMs, `the first good accept came after ${firstAcceptMs} ms`);
  return { allAnswerMs, firstAcceptMs };
}

/** Nobody left a transaction behind, which would hold its locks. */
async function demandNothingOpen({ sql }: Trial): Promise<void> {
  const old = await sql<{ thread: number; seconds: number }>(
    'intake',
    `SELECT trx_mysql_thread_id AS thread, TIMESTAMPDIFF(SECOND, trx_started, NOW()) AS seconds FROM information_schema.INNODB_TRX
     WHERE trx_started < NOW() - INTERVAL 25 SECOND`,
  );
  demand(
    old.length === 0,
    `${old.length} transactions are open since long, the oldest for ${Math.max(...old.map(({ seconds }) => seconds))} s`,
  );
}

async function restarted(trial: Trial, signal: 'SIGTERM' | 'SIGKILL'): Promise<Figures> {
  const { database, random, pause } = trial;
  await pause(3000);
  await database.kill(signal);
  await pause(random.below(4000));
  const began = performance.now();
  await database.start();
  const startMs = Math.round(performance.now() - began);
  await listenToSessions(trial);
  const figures = await recover(trial);
  await pause(3000);
  return { startMs, ...figures };
}

async function repliesLost(trial: Trial): Promise<Figures> {
  const { database, pause } = trial;
  for (const proxy of database.proxies) proxy.disturb({ kind: 'drop-commit-reply', times: 12, ending: 'reset' });
  await pause(4000);
  for (const proxy of database.proxies) proxy.disturb({ kind: 'drop-commit-reply', times: 6, ending: 'silence' });
  await pause(6000);
  const lost = database.proxies.reduce((sum, { struck }) => sum + struck, 0);
  const figures = await recover(trial);
  database.proxies.forEach((proxy) => proxy.heal());
  demand(lost >= 6, `only ${lost} replies to COMMIT were lost`);
  return { lost, ...figures };
}

/** What is open is cut in one direction, as by a firewall that forgot it: pools must notice by themselves. */
async function oneWay(trial: Trial): Promise<Figures> {
  const { database, random, pause } = trial;
  await pause(2000);
  const direction = random.pick(['to-server', 'to-client'] as const);
  const before = performance.now();
  for (const proxy of database.proxies) proxy.disturb({ kind: 'cut', direction, only: 'open' });
  const figures = await recover(trial, before);
  await pause(3000);
  database.proxies.forEach((proxy) => proxy.heal());
  return { direction, ...figures };
}

/** Nothing passes any more, for so long that everybody notices; then everything does. */
async function unreachable(trial: Trial): Promise<Figures> {
  const { database, random, pause } = trial;
  for (const proxy of database.proxies) proxy.disturb({ kind: 'black-hole' });
  const seconds = 10 + random.below(6);
  await pause(seconds * 1000);
  database.proxies.forEach((proxy) => proxy.heal());
  return { seconds, ...(await recover(trial)) };
}

const stormMs = 12_000;

/** Two who lock orders the other way round than each other, with the services between them. */
const deadlocks = (trial: Trial): Promise<Figures> =>
  withDatabases(trial, async (databases) => {
    const before = await deadlocksSoFar(trial);
    const stormers = await fightOverOrders(trial, databases, stormMs);
    const all = (await deadlocksSoFar(trial)) - before;
    const figures = await recover(trial);
    demand(all >= 10, `the storm made ${all} deadlocks only`);
    return { deadlocks: all, servicesWereVictims: all - stormers, ...figures };
  });

async function deadlocksSoFar({ sql }: Trial): Promise<number> {
  const [row] = await sql<{ Value: string }>('handling', "SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'");
  return Number(row?.Value ?? 0);
}

/** A command waits 5 s for a lock: once together with others, after two such before it at the most, and four times alone. */
const tries = { least: 15_000, most: 38_000 };
const waiters = 5;

/** Somebody holds an order, for longer than anybody waits: who wants it is refused in time, and who wants another goes on. */
const lockWaits = (trial: Trial): Promise<Figures> =>
  withDatabases(trial, async (databases) => {
    const [number = ''] = await busyOrders(trial, 1);
    const [waits, meanwhile] = await withAccepts(trial, (accepts) =>
      holding(trial, databases, number, () =>
        Promise.all([
          Promise.all(Array.from({ length: waiters }, () => refusalOf(trial, number))),
          accepts.during(tries.least, tries.most),
        ]),
      ),
    );
    const { count, p95Ms } = meanwhile.accepts;
    return { longestWaitMs: Math.round(Math.max(...waits)), accepts: count, p95Ms: Math.round(p95Ms), ...(await recover(trial)) };
  });

/** Wants the order that somebody holds. @returns after how many ms it was refused @throws Unmet when that was for another reason, or at another time */
async function refusalOf({ people }: Trial, number: string): Promise<number> {
  const { handling } = await people.as('supervisor2');
  const began = performance.now();
  const reason = await handling.confirmVoid({ number }, { deadlineMs: 60_000 }).then(
    () => 'nothing',
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  );
  const ms = performance.now() - began;
  demand(
    reason === 'DATABASE_BUSY' && ms >= tries.least && ms <= tries.most,
    `who waited for a lock was told ${reason} after ${Math.round(ms)} ms`,
  );
  return ms;
}

export const database: readonly Fault[] = [
  fault('database-restarted', 20, (trial) => restarted(trial, 'SIGTERM')),
  fault('database-killed', 20, (trial) => restarted(trial, 'SIGKILL')),
  fault('database-commit-reply-lost', 20, repliesLost),
  fault('database-one-way', 15, oneWay),
  fault('database-unreachable', 25, unreachable),
  fault('database-deadlocks', 20, deadlocks),
  fault('database-lock-waits', 35, lockWaits),
];
