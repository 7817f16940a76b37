// kill -9 of a process at whatever it is doing.
import { demand, type Fault } from '../fault.ts';

/** The first good accept comes within so many cold starts. */
const coldStarts = 3;

const killAtRandom: Fault = {
  name: 'kill-at-random',
  row: 'kill',
  transports: ['local', 'kafka'],
  seconds: 8,
  async strike({ processes, random, clients, note }) {
    const struck = random.pick(processes.all);
    note(`${struck.name} is killed`);
    await struck.kill('SIGKILL');
    const accepted = clients.untilAccepted();
    const servingMs = await struck.start();
    const firstAcceptMs = await accepted;
    const { coldStartMs } = struck;
    demand(
      firstAcceptMs <= coldStarts * coldStartMs,
      `${struck.name}: the first good accept came ${Math.round(firstAcceptMs)} ms after its restart, a cold start takes ${Math.round(coldStartMs)}`,
    );
    return { servingMs: Math.round(servingMs), firstAcceptMs: Math.round(firstAcceptMs), coldStartMs: Math.round(coldStartMs) };
  },
};

export const killRandomly: readonly Fault[] = [killAtRandom];
