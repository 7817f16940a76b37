// Facts that come twice, in another order across keys, or all from the beginning: the state is the same as after single delivery.
import { demand, type Fault, type Figures, type Trial } from '../fault.ts';
import { rewindGroups, unread } from '../means/rewind.ts';
import { sendAgain } from '../means/sent.ts';
import { whileClocksWait } from '../means/still.ts';
import { until } from '../means/until.ts';
import { differences, stateHash } from '../oracle/state-hash.ts';

/** While clients live: so often some of what was sent goes out again, ms. */
const everyMs = 500;
const everything = 100_000;

/** Pauses the clients, repeats, and compares what all tables hold before and after. */
async function compared(trial: Trial, repeat: () => Promise<Figures>): Promise<Figures> {
  await trial.clients.pause();
  try {
    await trial.settle();
    return await whileClocksWait(trial, async () => {
      await trial.settle();
      const before = await stateHash(trial);
      const figures = await repeat();
      await trial.settle();
      const differing = differences(before, await stateHash(trial));
      demand(differing.length === 0, `after repeated delivery the state differs: ${differing.join('; ')}`);
      return { ...figures, tables: before.size };
    });
  } finally {
    trial.clients.resume();
  }
}

/** Some again while clients live, then all again, mixed. */
const repeated = (name: string, livelyMs: number): Fault => ({
  name,
  row: 'duplicates',
  transports: ['local', 'kafka'],
  seconds: 8 + livelyMs / 1000,
  async strike(trial) {
    let lively = 0;
    for (const end = Date.now() + livelyMs; Date.now() < end; await trial.pause(everyMs)) lively += await sendAgain(trial, 20);
    return compared(trial, async () => ({ lively, again: await allAgain(trial) }));
  },
});

async function allAgain(trial: Trial): Promise<number> {
  const again = await sendAgain(trial, everything);
  await until(trial, async () => (await trial.backlog()).unpublished === 0 && (await unread(trial)) === 0, 'all facts to be read again');
  return again;
}

/** Every consumer group begins at the first message that the broker still has. */
const rewound: Fault = {
  name: 'duplicates-offsets-set-back',
  row: 'duplicates',
  transports: ['kafka'],
  seconds: 60,
  strike: (trial) =>
    compared(trial, async () => {
      await Promise.all(trial.processes.all.map((process) => process.kill('SIGTERM')));
      const messages = await rewindGroups(trial);
      await Promise.all(trial.processes.all.map((process) => process.start()));
      await until(trial, async () => (await unread(trial)) === 0, 'all topics to be read again', 120_000);
      return { messages };
    }),
};

export const duplicates: readonly Fault[] = [repeated('duplicates-sent-again', 10_000), repeated('duplicates-a-few', 2_000), rewound];
