// What nobody may send, and a disk that is full: clean refusals, and everything as before when it is over.
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import { addressOf, gateway, services } from '../../stack/plan.ts';

import { isServing } from '../../stack/serving.ts';
import { demand, type Fault, type Figures, type Trial } from '../fault.ts';
import { withinMemory } from '../means/memory.ts';
import { nonsense } from '../means/nonsense.ts';
import { gigabyte, pourGrpc, pourHttp, type Poured } from '../means/pour.ts';
import { mayMount, onSmallDisk, type SmallDisk } from '../means/small-disk.ts';
import { until } from '../means/until.ts';

/** What may be on its way between two programs before the refusal arrives, bytes. */
const mostSent = 32 * 1024 * 1024;
const soonMs = 3_000;
const noticedMs = 60_000;
const againMs = 60_000;

/** Gigabytes at both doors, several at once. */
const hugeBodies: Fault = {
  name: 'limits-huge-bodies',
  row: 'limits',
  transports: ['local', 'kafka'],
  seconds: 10,
  strike: (trial) =>
    withinMemory(trial.processes.all, async () => {
      const { plan } = trial;
      const token = await trial.people.tokenOf('agent1');
      const path = IntakeServiceService.submitAppeal.path;
      const headers = { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' };
      const length = { 'content-length': String(gigabyte) };
      const own = { authorization: headers.authorization, 'idempotency-key': headers['idempotency-key'] };
      const bodies: [what: string, status: number, pour: () => Promise<Poured>][] = [
        ['announced to the public API', 413, () => pourHttp(`${gateway(plan)}/public/v1/appeals`, { ...headers, ...length })],
        ['in pieces to the public API', 413, () => pourHttp(`${gateway(plan)}/public/v1/appeals`, headers)],
        ['announced to the bridge', 429, () => pourHttp(`${gateway(plan)}${path}`, { ...headers, ...length })],
        ['to a service', 8, () => pourGrpc(addressOf(plan, 'intake'), path, own)],
      ];
      const ways = bodies.flatMap((body) => [body, body, body]);
      const poured = await Promise.all(ways.map(async ([what, status, pour]) => ({ what, status, met: await pour() })));
      for (const { what, status, met } of poured) {
        demand(met.status === status || met.status === 'cut', `a gigabyte ${what} was answered with ${met.status}, not ${status}`);
        demand(met.sent <= mostSent, `${met.sent} bytes of a gigabyte ${what} were read before it was refused`);
      }
      for (const [of, status] of bodies)
        demand(
          poured.some(({ what, met }) => what === of && met.status === status),
          `all who sent a gigabyte ${of} were cut off, nobody was told ${status}`,
        );
      await trial.clients.untilAccepted();
      return { bodies: poured.length, cutOff: poured.filter(({ met }) => met.status === 'cut').length };
    }),
};

const manyFields: Fault = {
  name: 'limits-many-fields',
  row: 'limits',
  transports: ['local', 'kafka'],
  seconds: 15,
  strike: (trial) =>
    withinMemory(trial.processes.all, async () => {
      let slowestMs = 0;
      for (const { what, send } of await nonsense(trial)) {
        const began = performance.now();
        const answer = await send();
        slowestMs = Math.max(slowestMs, performance.now() - began);
        demand(answer === 'INVALID_ARGUMENT', `${what} was answered with ${answer}`);
        demand(slowestMs <= soonMs, `${what} was answered after ${slowestMs.toFixed(0)} ms`);
      }
      await trial.clients.untilAccepted();
      return { slowestMs: Math.round(slowestMs) };
    }),
};

const fullDisk: Fault = {
  name: 'limits-full-disk',
  row: 'limits',
  transports: ['local', 'kafka'],
  seconds: 30,
  async strike(trial) {
    if (!mayMount(trial.plan.folder)) {
      trial.note('SKIPPED: this machine lets nobody mount a small file system; a full disk under the database was NOT tried');
      return { skipped: 'no mount' };
    }
    return onSmallDisk(trial, (disk) => whileFull(trial, disk));
  },
};

async function serving({ plan }: Trial): Promise<string[]> {
  const asked = await Promise.all(services.map(async (service) => ((await isServing(plan, service)) ? [service] : [])));
  return asked.flat();
}

async function whileFull(trial: Trial, disk: SmallDisk): Promise<Figures> {
  await until(trial, async () => (await serving(trial)).length === services.length, 'all services to serve on the small disk', againMs);
  const watched = trial.clients.watch();
  disk.fill();
  const began = performance.now();
  let still: string[] = [];
  const someNoticed = async () => (still = await serving(trial)).length < services.length;
  await until(trial, someNoticed, 'some service to say that its database cannot be written', noticedMs);
  const noticedMsAfter = Math.round(performance.now() - began);
  await trial.pause(5_000);
  const { failed } = watched();
  demand(failed.INTERNAL === undefined, `clients were told ${JSON.stringify(failed)} while the disk was full`);
  disk.free();
  const freed = performance.now();
  await until(trial, async () => (await serving(trial)).length === services.length, 'all services to serve again by themselves', againMs);
  const servingAgainMs = Math.round(performance.now() - freed);
  await trial.clients.untilAccepted(againMs);
  return {
    noticedMs: noticedMsAfter,
    notServing: services.length - still.length,
    servingAgainMs,
    acceptedAgainMs: Math.round(performance.now() - freed),
  };
}

export const limits: readonly Fault[] = [hugeBodies, manyFields, fullDisk];
