// The broker is away, comes and goes, is paused, is slow: nobody who accepts notices, and what piled up is caught up with.
import { services } from '../../stack/plan.ts';
import { withAccepts } from '../means/steady-accepts.ts';
import { demand, type Fault, type Figures, type Trial, type Watched } from '../fault.ts';

/** Undisturbed work that the fault is compared with, ms. */
const calmMs = 6000;
/** Accepts' p95 may be so many times slower, or slower by so much, ms: other work of this machine moves it. */
const slower = { times: 2, ms: 60 };
/** Facts must leave and be applied so many times faster than they came. */
const faster = 3;
/** How long services may take until facts flow again, ms. */
const reconnectMs = 20_000;
const patienceMs = 90_000;

/** @param hurt returns what heals */
const fault = (name: string, least: number, most: number, hurt: (trial: Trial) => Promise<() => Promise<void>>): Fault => ({
  name,
  row: 'broker',
  transports: ['kafka'],
  seconds: 50,
  async strike(trial) {
    const seconds = least + trial.random.below(most - least + 1);
    const { calm, meanwhile } = await withAccepts(trial, async (accepts) => {
      const calm = await accepts.during(calmMs, patienceMs);
      const heal = await hurt(trial);
      try {
        return { calm, meanwhile: await accepts.during(seconds * 1000, patienceMs) };
      } finally {
        await heal();
      }
    });
    trial.note(`the broker is whole again after ${Math.round(meanwhile.seconds)} s`);
    const caughtUp = await whilePaused(trial, () => drain(trial, meanwhile.seconds));
    demandUnharmed(calm, meanwhile);
    return {
      seconds: Math.round(meanwhile.seconds),
      calmP95Ms: Math.round(calm.accepts.p95Ms),
      p95Ms: Math.round(meanwhile.accepts.p95Ms),
      accepts: meanwhile.accepts.count,
      ...caughtUp,
    };
  },
});

/** How fast the services are shows when nothing new comes. */
async function whilePaused<T>({ clients }: Trial, work: () => Promise<T>): Promise<T> {
  await clients.pause();
  try {
    return await work();
  } finally {
    clients.resume();
  }
}

/** Watches the backlog go. What was applied is counted, for one fact often makes another. @throws Unmet when that is too slow */
async function drain(trial: Trial, awaySeconds: number): Promise<Figures> {
  const began = performance.now();
  const atFirst = await look(trial);
  let stillest = atFirst;
  let now = atFirst;
  for (let told = 0; now.waiting > atFirst.waiting / 10 + 20;) {
    demand(
      now.at - began < patienceMs,
      `${now.waiting} of ${atFirst.waiting} facts still wait ${patienceMs / 1000} s after the broker came back`,
    );
    await trial.pause(100);
    now = await look(trial);
    if (now.applied === atFirst.applied) stillest = now;
    if (now.at - began > (told + 1) * 5000)
      trial.note(`after ${++told * 5} s ${now.waiting} facts wait, ${now.unpublished} of them in outboxes`);
  }
  const reconnectedMs = Math.round(stillest.at - began);
  const arrived = atFirst.waiting / (awaySeconds + reconnectedMs / 1000);
  const drained = ((now.applied - atFirst.applied) * 1000) / Math.max(100, now.at - stillest.at);
  demand(reconnectedMs <= reconnectMs, `facts flowed again only ${reconnectedMs} ms after the broker came back`);
  demand(
    drained >= faster * arrived,
    `${Math.round(drained)} facts a second were applied, less than ${faster} × the ${Math.round(arrived)} that came`,
  );
  return {
    backlog: atFirst.waiting,
    reconnectedMs,
    drainedMs: Math.round(now.at - began),
    arrivedASecond: Math.round(arrived),
    drainedASecond: Math.round(drained),
  };
}

async function look({ backlog, sql }: Trial): Promise<{ waiting: number; unpublished: number; applied: number; at: number }> {
  const { unpublished, unapplied } = await backlog();
  const counts = await Promise.all(services.map((service) => sql<{ n: number | string }>(service, 'SELECT COUNT(*) AS n FROM inbox')));
  const applied = counts.reduce((sum, [row]) => sum + Number(row!.n), 0);
  return { waiting: unpublished + unapplied, unpublished, applied, at: performance.now() };
}

function demandUnharmed(calm: Watched, meanwhile: Watched): void {
  const { p95Ms } = meanwhile.accepts;
  const harmed = Object.entries(meanwhile.failed).filter(([word]) => word !== 'ABORTED');
  demand(harmed.length === 0, `calls failed while the broker was in trouble: ${JSON.stringify(meanwhile.failed)}`);
  const most = Math.max(slower.times * calm.accepts.p95Ms, calm.accepts.p95Ms + slower.ms);
  demand(
    p95Ms <= most,
    `accepts' p95 was ${Math.round(p95Ms)} ms while the broker was in trouble, ${Math.round(calm.accepts.p95Ms)} ms before`,
  );
}

const stopped = async ({ broker }: Trial): Promise<() => Promise<void>> => {
  await broker!.kill('SIGTERM');
  return () => broker!.start();
};

const paused = async ({ broker }: Trial): Promise<() => Promise<void>> => {
  await broker!.kill('SIGSTOP');
  return () => broker!.kill('SIGCONT');
};

const flapping = async ({ broker, random }: Trial): Promise<() => Promise<void>> => {
  for (const proxy of broker!.proxies) proxy.disturb({ kind: 'flap', upMs: 500 + random.below(1500), downMs: 500 + random.below(1500) });
  return healed(broker!.proxies);
};

const slow = async ({ broker }: Trial): Promise<() => Promise<void>> => {
  for (const proxy of broker!.proxies) proxy.disturb({ kind: 'delay', ms: 400, jitterMs: 200 });
  return healed(broker!.proxies);
};

const unreachable = async ({ broker }: Trial): Promise<() => Promise<void>> => {
  for (const proxy of broker!.proxies) proxy.disturb({ kind: 'black-hole' });
  return healed(broker!.proxies);
};

const healed = (proxies: readonly { heal(): void }[]) => (): Promise<void> => {
  proxies.forEach((proxy) => proxy.heal());
  return Promise.resolve();
};

export const broker: readonly Fault[] = [
  fault('broker-away', 10, 20, stopped),
  fault('broker-paused', 10, 20, paused),
  fault('broker-flaps', 12, 18, flapping),
  fault('broker-slow', 10, 15, slow),
  fault('broker-unreachable', 10, 20, unreachable),
];
