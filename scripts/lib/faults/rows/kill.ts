// kill -9 of each service at each named step, by its own hand: the steps are failpoints in the code.
import type { Service } from '../../stack/plan.ts';
import type { Fault, Transport, Trial } from '../fault.ts';
import { actUntil } from '../means/act.ts';
import { arm, disarm } from '../means/failpoints.ts';
import { startAgain, type FirstAccept } from '../means/start-again.ts';

const speaking: readonly Service[] = ['intake', 'dispatch', 'handling', 'sla', 'integration'];

const reachMs = 30_000;
/** Of one kill, about. */
const seconds = 3;

interface Step {
  step: string;
  /** Where it is passed. */
  services: readonly Service[];
  /** At the latest at this passing. */
  most: number;
  /** Where it is passed by one transport only. */
  only?: Transport;
}

const beforeTransaction: Step = { step: 'before-transaction', services: [...speaking, 'gateway'], most: 3 };
const afterCommit: Step = { step: 'after-commit', services: [...speaking, 'gateway'], most: 3 };
const midRelay: Step = { step: 'mid-relay', services: speaking, most: 4 };
const afterPublish: Step = { step: 'after-publish', services: speaking, most: 4 };
const midBatch: Step = { step: 'mid-batch', services: speaking, most: 6 };
const beforeOffset: Step = { step: 'before-offset', services: speaking, most: 4, only: 'kafka' };
const midFire: Step = { step: 'mid-fire', services: ['sla', 'handling', 'integration'], most: 3 };

/** Every service at every one of some steps, in mixed order. */
const killAt = (name: string, steps: readonly Step[]): Fault => ({
  name,
  row: 'kill',
  transports: ['local', 'kafka'],
  seconds: seconds * steps.reduce((sum, { services }) => sum + services.length, 0),
  async strike(trial) {
    const mine = steps.filter(({ only = trial.transport }) => only === trial.transport);
    const all = mine.flatMap(({ step, services, most }) => services.map((service) => ({ step, service, most })));
    const firsts: FirstAccept[] = [];
    for (const { step, service, most } of trial.random.shuffled(all))
      firsts.push(await killOne(trial, step, service, 1 + trial.random.below(most)));
    return {
      kills: firsts.length,
      slowestFirstAcceptMs: Math.round(Math.max(...firsts.map(({ ms }) => ms))),
      coldStarts: Math.max(...firsts.map(({ shares }) => shares)).toFixed(2),
    };
  },
});

async function killOne(trial: Trial, step: string, service: Service, passing: number): Promise<FirstAccept> {
  const process = trial.processes.of(service);
  arm(trial, service, { step, action: 'kill', passing });
  try {
    let over = false;
    const acting = actUntil(trial.people, service, () => over || !process.alive(), trial.pause);
    await process.gone(reachMs).finally(() => (over = true));
    await acting;
  } finally {
    disarm(trial, service);
  }
  trial.note(`${service} died at passing ${passing} of ${step}`);
  return startAgain(trial, process, `${service} had died at ${step}`);
}

export const kill: readonly Fault[] = [
  killAt('kill-around-the-commit', [beforeTransaction, afterCommit]),
  killAt('kill-around-publishing', [midRelay, afterPublish]),
  killAt('kill-while-taking-in', [midBatch, beforeOffset, midFire]),
];
