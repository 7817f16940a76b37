// More than can be done: what is begun ends in time, the rest is refused at once and told when to come again; memory is bounded.
import { demand, type Fault, type Figures, type Trial, type Watched } from '../fault.ts';
import { patienceMs } from '../installation.ts';
import { inPeace, untilAsBefore } from '../means/as-before.ts';
import { withinMemory } from '../means/memory.ts';
import { until } from '../means/until.ts';

const strikeMs = 20_000;
const statementMs = 100;
const tenTimes = 10;
const farewellMs = 150_000;
/** What reaches a client late by no fault of the services: two cores are shared with all clients. */
const graceMs = 1_500;
/** What a client may be told while there is too much to do. */
const honest = new Set(['RESOURCE_EXHAUSTED', 'UNAVAILABLE', 'DEADLINE_EXCEEDED', 'ABORTED']);

/** Slows the database, hangs a neighbour … @returns what ends it */
type Hurt = (trial: Trial) => Promise<() => unknown>;

const slowDatabase: Hurt = async ({ database }) => {
  const ends = database.proxies.map((proxy) => proxy.disturb({ kind: 'delay', ms: statementMs }));
  return () => ends.forEach((end) => end());
};

/** The spike is over when those who came have left: each lives its life to the end. */
const moreClients: Hurt = async (trial) => {
  const { clients } = trial;
  const usual = clients.count;
  const leave = await clients.multiply(tenTimes);
  return async () => {
    await leave();
    await until(trial, async () => clients.count <= usual, 'the further clients to end their lives', farewellMs);
  };
};

const both: Hurt = async (trial) => {
  const fast = await slowDatabase(trial);
  const few = await moreClients(trial);
  return async () => {
    fast();
    await few();
  };
};

function requireHonest({ good, failed, withoutHint, calls }: Watched): void {
  const others = Object.keys(failed).filter((word) => !honest.has(word));
  demand(others.length === 0, `clients were told ${others.join(', ')}`);
  demand(withoutHint === 0, `${withoutHint} were refused without a hint when to come again`);
  demand(good > 0, 'nobody was served');
  demand(
    calls.maxMs <= patienceMs + graceMs,
    `an answer took ${calls.maxMs.toFixed(0)} ms, though its caller had gone after ${patienceMs} ms`,
  );
}

/** Most of those who are not served are told so, instead of waiting in vain. */
function requireRefusals({ failed }: Watched): void {
  const { RESOURCE_EXHAUSTED: refused = 0, DEADLINE_EXCEEDED: late = 0 } = failed;
  demand(refused > 0, 'nobody was refused, though ten times as many came to a slow database');
  demand(refused > 2 * late, `${late} waited in vain, only ${refused} were refused`);
}

async function endure(trial: Trial, hurt: Hurt, further: (met: Watched) => void): Promise<Figures> {
  const before = await inPeace(trial);
  const figures = await withinMemory(trial.processes.all, async () => {
    const watched = trial.clients.watch();
    const end = await hurt(trial);
    let met: Watched;
    try {
      await trial.pause(strikeMs);
      met = watched();
    } finally {
      await end();
    }
    requireHonest(met);
    further(met);
    const { RESOURCE_EXHAUSTED: refused = 0, DEADLINE_EXCEEDED: late = 0 } = met.failed;
    return { good: met.good, refused, late, slowestMs: Math.round(met.calls.maxMs) };
  });
  return { ...figures, ...(await untilAsBefore(trial, before)) };
}

const overloadBy = (name: string, hurt: Hurt, further: (met: Watched) => void = () => undefined): Fault => ({
  name,
  row: 'overload',
  transports: ['local', 'kafka'],
  seconds: hurt === slowDatabase ? 45 : 110,
  strike: (trial) => endure(trial, hurt, further),
});

/** Dispatch does not answer; what does not ask it goes on. */
const hangs = (name: string, hang: Hurt): Fault => ({
  name,
  row: 'overload',
  transports: ['kafka'],
  seconds: 60,
  strike: (trial) =>
    endure(trial, hang, ({ good }) => demand(good >= 20, `${good} answers in ${strikeMs / 1000} s while only dispatch hangs`)),
});

const stopped: Hurt = async ({ processes }) => {
  await processes.of('dispatch').kill('SIGSTOP');
  return () => processes.of('dispatch').kill('SIGCONT');
};

const blackHole: Hurt = async ({ proxyTo }) => {
  const proxy = proxyTo!('dispatch');
  proxy.disturb({ kind: 'black-hole' });
  return () => proxy.heal();
};

export const overload: readonly Fault[] = [
  overloadBy('overload-slow-database', slowDatabase),
  overloadBy('overload-ten-times-the-clients', moreClients),
  overloadBy('overload-ten-times-on-a-slow-database', both, requireRefusals),
  hangs('overload-neighbour-stopped', stopped),
  hangs('overload-neighbour-silent', blackHole),
];
