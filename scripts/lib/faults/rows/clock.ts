// One process's wall clock is wrong, or the process is paused while it leads: nothing fires early or twice, and who was away cannot write.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services, type Service } from '../../stack/plan.ts';
import { demand, type Fault, type Figures, type Running, type Trial } from '../fault.ts';
import { arm, disarm } from '../means/failpoints.ts';
import { startRival } from '../means/rival.ts';
import { until } from '../means/until.ts';

const hourMs = 3_600_000;
const wrongForMs = 12_000;
/** After so many idle seconds the database undoes a transaction (platform's mysql, longestIdle): what a worker's lead lasts without it. */
const lease = 20;
const reachMs = 30_000;

/** How many deadlines fired before they were due, by what the clocks themselves say. */
async function firedEarly({ sql }: Trial): Promise<number> {
  const [row] = await sql<{ n: number | string }>(
    'sla',
    `SELECT COUNT(*) AS n FROM clocks WHERE CAST(JSON_VALUE(body, '$.breach.foundAt') AS SIGNED) < CAST(JSON_VALUE(body, '$.breach.dueAt') AS SIGNED)`,
  );
  return Number(row!.n);
}

/** A process is started anew with a clock that can be set; it jumps while it works, and back again. */
const jump = (name: string, byMs: number): Fault => ({
  name,
  row: 'clock',
  transports: ['local', 'kafka'],
  seconds: 22,
  async strike(trial) {
    const service = trial.random.pick(services);
    const process = trial.processes.of(service);
    const file = join(trial.plan.folder, `clock-of-${process.name}`);
    const preload = join(import.meta.dirname, '../means/shift-date.mjs');
    await restart(process, {
      NODE_OPTIONS: `--disable-warning=TimeoutNegativeWarning --import ${preload}`,
      HOTLINE_TEST_CLOCK_SHIFT: file,
    });
    try {
      await trial.pause(1_000);
      writeFileSync(file, String(byMs));
      trial.note(`the clock of ${process.name} jumps by ${byMs / hourMs} h`);
      const watched = trial.clients.watch();
      await trial.pause(wrongForMs);
      const acceptedMs = await trial.clients.untilAccepted(30_000);
      const { good } = watched();
      rmSync(file);
      await trial.pause(3_000);
      const early = await firedEarly(trial);
      demand(early === 0, `${early} deadlines fired early`);
      return { good, acceptedMs: Math.round(acceptedMs) };
    } finally {
      rmSync(file, { force: true });
      await restart(process, {});
    }
  },
});

async function restart(process: Running, env: Record<string, string>): Promise<void> {
  await process.kill('SIGTERM');
  await process.start({ env });
}

const isStopped = ({ pid }: Running): boolean => / T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

/** Where a process holds something that only one may hold. */
const places: readonly { step: string; service: Service }[] = [
  { step: 'mid-fire', service: 'sla' },
  { step: 'mid-fire', service: 'handling' },
  { step: 'mid-relay', service: 'handling' },
  { step: 'after-publish', service: 'sla' },
  { step: 'mid-batch', service: 'handling' },
];

/** Frozen in the middle of its work for longer than its lead lasts; another process takes over; then it wakes up and believes it still leads. */
const paused = (name: string, seconds: number): Fault => ({
  name,
  row: 'clock',
  transports: ['local', 'kafka'],
  seconds: seconds + 10,
  async strike(trial) {
    const { step, service } = trial.random.pick(places);
    const process = trial.processes.of(service);
    arm(trial, service, { step, action: 'freeze' });
    try {
      await until(trial, async () => isStopped(process), `${service} to reach ${step}`, reachMs);
    } finally {
      disarm(trial, service);
    }
    const frozenAt = Date.now();
    trial.note(`${process.name} is frozen at ${step} of ${service}`);
    const rival = await startRival(trial, process.services);
    try {
      const figures = await takenOver(trial, service, frozenAt);
      await trial.pause(Math.max(0, seconds * 1000 - (Date.now() - frozenAt)));
      await process.kill('SIGCONT');
      await process.untilServing();
      await trial.pause(2_000);
      const early = await firedEarly(trial);
      demand(early === 0, `${early} deadlines fired early`);
      return { ...figures, seconds };
    } finally {
      await process.kill('SIGCONT');
      await rival.stop();
    }
  },
});

/** The frozen one's transaction is undone and its work goes on elsewhere. @throws Unmet */
async function takenOver(trial: Trial, service: Service, frozenAt: number): Promise<Figures> {
  const count = async (statement: string) => Number((await trial.sql<{ n: number | string }>(service, statement))[0]!.n);
  const old = `SELECT COUNT(*) AS n FROM information_schema.innodb_trx WHERE trx_started < NOW() - INTERVAL ${lease + 3} SECOND`;
  const stuck = 'SELECT COUNT(*) AS n FROM outbox WHERE at < NOW(3) - INTERVAL 3 SECOND';
  await trial.pause((lease + 3) * 1000 - (Date.now() - frozenAt));
  await until(trial, async () => (await count(old)) === 0, 'the transaction of the frozen process to be undone', 10_000);
  await until(trial, async () => (await count(stuck)) === 0, `the facts of ${service} to leave by another process`, 15_000);
  const overdue = 'SELECT COUNT(*) AS n FROM clocks WHERE next_at < NOW(3) - INTERVAL 3 SECOND';
  const late = async () => Number((await trial.sql<{ n: number | string }>('sla', overdue))[0]!.n);
  await until(trial, async () => (await late()) === 0, 'overdue clocks to be fired by another process', 15_000);
  return { takenOverMs: Date.now() - frozenAt };
}

export const clock: readonly Fault[] = [
  jump('clock-ahead-an-hour', hourMs),
  jump('clock-behind-an-hour', -hourMs),
  paused('paused-past-its-lead', lease + 10),
  paused('paused-a-minute', 60),
];
