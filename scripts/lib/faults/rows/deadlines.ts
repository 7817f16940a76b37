// A flood of deadlines at one instant, with a restart in the middle: each fired once, none early, and people at work hardly notice.
import { removeClocks, seedClocks, type Seeded } from '../deadlines/seed-clocks.ts';
import { allHeard, seen, waiting } from '../deadlines/witness.ts';
import { demand, type Fault, type Figures, type Latencies, type Trial } from '../fault.ts';
import { until } from '../means/until.ts';

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
    const dueAt = new Date((await databaseTime(trial)).getTime() + (seedSeconds + calmSeconds) * 1000);
    const seeded = await seedClocks(trial, count, dueAt);
    try {
      return await flood(trial, seeded);
    } finally {
      await removeClocks(trial, seeded);
    }
  },
});

const databaseTime = async ({ sql }: Trial): Promise<Date> => (await sql<{ now: Date }>('sla', 'SELECT NOW(3) AS now'))[0]!.now;

async function flood(trial: Trial, seeded: Seeded): Promise<Figures> {
  const { count, dueAt } = seeded;
  const calm = await untilDue(trial, seeded);
  const before = trial.clients.watch();
  const rest = (count * (40 + trial.random.below(30))) / 100;
  await until(trial, async () => (await waiting(trial, seeded)) <= rest, 'a good third has fired', patienceMs);
  const first = before().accepts;
  const firstAcceptMs = await restart(trial, seeded);
  await trial.pause(1000); // calls that waited for the restart have ended by then
  const after = trial.clients.watch();
  await until(trial, async () => (await waiting(trial, seeded)) === 0, `all ${count} have fired`, patienceMs);
  const seconds = ((await databaseTime(trial)).getTime() - dueAt.getTime()) / 1000;
  const second = after().accepts;
  await until(trial, () => allHeard(trial, seeded), 'everybody has heard of them', patienceMs);
  await demandOnceEach(trial, seeded);
  const p99Ms = Math.round(Math.max(first.p99Ms, second.p99Ms));
  const accepts = first.count + second.count;
  demandPatience(calm, accepts, p99Ms);
  return { deadlines: count, aSecond: Math.round(count / seconds), calmP99Ms: Math.round(calm.p99Ms), p99Ms, accepts, firstAcceptMs };
}

/** The calm before: what accepts take then. @throws Error when seeding took so long that there is none */
async function untilDue(trial: Trial, { dueAt }: Seeded): Promise<Latencies> {
  const watched = trial.clients.watch();
  const leftMs = dueAt.getTime() - (await databaseTime(trial)).getTime();
  trial.note(`the deadlines are there, ${Math.round(leftMs / 1000)} s before they come due`);
  if (leftMs < 5000) throw new Error(`the deadlines come due in ${leftMs} ms: seeding was too slow on this machine`);
  await trial.pause(leftMs);
  return watched().accepts;
}

/** Kills the process that fires them. @returns until an accept is answered again, ms */
async function restart(trial: Trial, seeded: Seeded): Promise<number> {
  const process = trial.processes.of('sla');
  await process.kill('SIGKILL');
  trial.note(`${process.name} was killed while ${await waiting(trial, seeded)} of ${seeded.count} deadlines waited`);
  const accepted = trial.clients.untilAccepted();
  await process.start();
  return Math.round(await accepted);
}

async function demandOnceEach(trial: Trial, seeded: Seeded): Promise<void> {
  const { facts, fired, early, strange } = await seen(trial, seeded);
  const { count } = seeded;
  demand(facts === count && fired === count, `of ${count} deadlines ${fired} fired, by ${facts} facts`);
  demand(early + strange === 0, `${early} deadlines fired early; ${strange} are neither waiting nor fired`);
}

function demandPatience(calm: Latencies, accepts: number, p99Ms: number): void {
  if (calm.count === 0 || accepts === 0) throw new Error(`${calm.count} accepts before, ${accepts} meanwhile: nothing to compare`);
  const before = Math.round(calm.p99Ms);
  demand(p99Ms <= slower * calm.p99Ms, `accepts' p99 was ${p99Ms} ms meanwhile, before ${before} ms: more than ${slower} ×`);
}

export const deadlines: readonly Fault[] = [fault('deadlines-at-once', 200_000, 60, 240), fault('deadlines-at-once-short', 20_000, 10, 50)];
