// A flood of deadlines at one instant, with a restart in the middle: each fired once, none early, and people at work hardly notice.
import { removeClocks, seedClocks, type Seeded } from '../deadlines/seed-clocks.ts';
import { appliedBy, factsSoFar, listeners, seenFacts, stopWatching, watchFacts, type Seen } from '../deadlines/witness.ts';
import { demand, type Fault, type Figures, type Latencies, type Trial } from '../fault.ts';

/** Seconds of undisturbed work that the flood is compared with. */
const calmSeconds = 15;
/** The most that the slowest accepts may be slower meanwhile. */
const slower = 3;
const patienceMs = 300_000;

const fault = (name: string, count: number, seedSeconds: number, seconds: number): Fault => ({
  name,
  row: 'deadlines',
  transports: ['local', 'kafka'],
  seconds,
  async strike(trial) {
    const dueAt = await inDatabaseTime(trial, seedSeconds + calmSeconds);
    await watchFacts(trial, { prefix: `${trial.plan.tenant.code}-20000101` });
    const seeded = await seedClocks(trial, count, dueAt);
    try {
      return await flood(trial, seeded);
    } finally {
      await removeClocks(trial, seeded);
      await stopWatching(trial);
    }
  },
});

async function inDatabaseTime({ sql }: Trial, seconds: number): Promise<Date> {
  const [row] = await sql<{ at: Date }>('sla', 'SELECT NOW(3) + INTERVAL ? SECOND AS at', [seconds]);
  return row!.at;
}

async function flood(trial: Trial, seeded: Seeded): Promise<Figures> {
  const calm = await untilDue(trial, seeded);
  const before = trial.clients.watch();
  await until(trial, async () => (await factsSoFar(trial)) >= middleOf(trial, seeded), 'a good third to fire');
  const first = before().accepts;
  const firstAcceptMs = await restart(trial, seeded);
  await trial.pause(1000); // calls that waited for the restart have ended by then
  const after = trial.clients.watch();
  await until(trial, async () => (await factsSoFar(trial)) >= seeded.count, `${seeded.count} deadlines to fire`);
  await trial.pause(2000);
  const second = after().accepts;
  const { seconds } = await seenFacts(trial, seeded);
  await until(trial, () => everybodyHeard(trial, seeded), 'everybody to hear of them');
  demandOnceEach(await seenFacts(trial, seeded), seeded);
  const p99Ms = Math.max(first.p99Ms, second.p99Ms);
  demandPatience(calm, { ...first, count: first.count + second.count, p99Ms });
  return {
    deadlines: seeded.count,
    aSecond: Math.round(seeded.count / seconds),
    calmP99Ms: Math.round(calm.p99Ms),
    p99Ms: Math.round(p99Ms),
    accepts: first.count + second.count,
    firstAcceptMs,
  };
}

/** The calm before: what accepts take then. @throws Error when seeding took so long that there is none */
async function untilDue(trial: Trial, { dueAt }: Seeded): Promise<Latencies> {
  const { clients, sql, pause } = trial;
  const watched = clients.watch();
  const [row] = await sql<{ ms: number | string }>('sla', 'SELECT TIMESTAMPDIFF(MICROSECOND, NOW(3), ?) / 1000 AS ms', [dueAt]);
  const leftMs = Number(row!.ms);
  trial.note(`the deadlines are there, ${Math.round(leftMs / 1000)} s before they come due`);
  if (leftMs < 5000) throw new Error(`seeding left ${Math.round(leftMs)} ms before the deadlines: the machine is too slow for this many`);
  await pause(leftMs);
  return watched().accepts;
}

const middleOf = ({ random }: Trial, { count }: Seeded): number => (count * (30 + random.for('middle').below(30))) / 100;

/** Kills the process that fires them. @returns until an accept is answered again, ms */
async function restart(trial: Trial, { count }: Seeded): Promise<number> {
  const process = trial.processes.of('sla');
  await process.kill('SIGKILL');
  trial.note(`${process.name} was killed after ${await factsSoFar(trial)} of ${count} deadlines`);
  const accepted = trial.clients.untilAccepted();
  await process.start();
  return Math.round(await accepted);
}

function demandOnceEach({ facts, deadlines: fired, strange, early }: Seen, { count }: Seeded): void {
  demand(
    facts === count && fired === count && strange === 0,
    `of ${count} deadlines ${fired} fired, by ${facts} facts, ${strange} of them no breaches`,
  );
  demand(early === 0, `${early} deadlines fired early`);
}

async function everybodyHeard(trial: Trial, { count }: Seeded): Promise<boolean> {
  for (const listener of listeners) if ((await appliedBy(trial, listener)) < count) return false;
  return true;
}

function demandPatience(calm: Latencies, flooded: Latencies): void {
  if (Math.min(calm.count, flooded.count) === 0)
    throw new Error(`${calm.count} accepts before, ${flooded.count} meanwhile: nothing to compare`);
  demand(
    flooded.p99Ms <= slower * calm.p99Ms,
    `accepts' p99 was ${Math.round(flooded.p99Ms)} ms meanwhile, before ${Math.round(calm.p99Ms)} ms: more than ${slower} ×`,
  );
}

async function until({ pause }: Trial, holds: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await holds()); await pause(500))
    demand(Date.now() < end, `after ${patienceMs / 1000} s it still waits for ${what}`);
}

export const deadlines: readonly Fault[] = [fault('deadlines-at-once', 200_000, 60, 240), fault('deadlines-at-once-short', 20_000, 10, 60)];
