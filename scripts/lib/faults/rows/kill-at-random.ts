// kill -9 of a process at whatever it is doing.
import type { Fault } from '../fault.ts';
import { startAgain } from '../means/start-again.ts';

const killAtRandom: Fault = {
  name: 'kill-at-random',
  row: 'kill',
  transports: ['local', 'kafka'],
  seconds: 8,
  async strike(trial) {
    const struck = trial.random.pick(trial.processes.all);
    trial.note(`${struck.name} is killed`);
    await struck.kill('SIGKILL');
    const { ms, servingMs, shares } = await startAgain(trial, struck, `${struck.name} was killed`);
    return { servingMs: Math.round(servingMs), firstAcceptMs: Math.round(ms), coldStarts: shares.toFixed(2) };
  },
};

export const killRandomly: readonly Fault[] = [killAtRandom];
