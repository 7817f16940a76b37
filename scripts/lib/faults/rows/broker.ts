// The broker is away, comes and goes, is paused, is slow: nobody who accepts notices, and what piled up is caught up with.
import { acceptSteadily } from '../means/steady-accepts.ts';
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
    const accepts = acceptSteadily(trial);
    try {
      await trial.pause(calmMs);
      const calm = accepts.sinceLast();
      const heal = await hurt(trial);
      let meanwhile: Watched;
      try {
        await trial.pause(seconds * 1000);
        meanwhile = accepts.sinceLast();
      } finally {
        await heal();
      }
      trial.note(`the broker is whole again after ${seconds} s`);
      const caughtUp = await drain(trial, seconds);
      demandUnharmed(calm, meanwhile);
      return {
        seconds,
        calmP95Ms: Math.round(calm.accepts.p95Ms),
        p95Ms: Math.round(meanwhile.accepts.p95Ms),
        accepts: meanwhile.accepts.count,
        ...caughtUp,
      };
    } finally {
      await accepts.stop();
    }
  },
});

/** Watches the backlog go. @throws Unmet when that is too slow */
async function drain(trial: Trial, awaySeconds: number): Promise<Figures> {
  const began = performance.now();
  const look = async () => {
    const { unpublished, unapplied } = await trial.backlog();
    return { left: unpublished + unapplied, at: performance.now() };
  };
  let peak = await look();
  let now = peak;
  while (now.left > peak.left / 10 + 20) {
    demand(now.at - began < patienceMs, `${now.left} of ${peak.left} facts still wait ${patienceMs / 1000} s after the broker came back`);
    await trial.pause(100);
    now = await look();
    if (now.left >= peak.left) peak = now;
  }
  const reconnected = Math.round(peak.at - began);
  const arrived = peak.left / (awaySeconds + reconnected / 1000);
  const left = (peak.left - now.left) / Math.max(0.1, (now.at - peak.at) / 1000) + arrived; // as many came as before
  const figures = { backlog: peak.left, reconnectedMs: reconnected, arrivedASecond: Math.round(arrived), drainedASecond: Math.round(left) };
  demand(reconnected <= reconnectMs, `facts flowed again only ${reconnected} ms after the broker came back`);
  demand(
    left >= faster * arrived,
    `facts left at ${Math.round(left)} a second, less than ${faster} × the ${Math.round(arrived)} that came`,
  );
  return figures;
}

function demandUnharmed(calm: Watched, meanwhile: Watched): void {
  const { p95Ms, count } = meanwhile.accepts;
  if (Math.min(calm.accepts.count, count) < 10)
    throw new Error(`${calm.accepts.count} accepts before, ${count} meanwhile: too few to compare`);
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
