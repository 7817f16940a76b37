// Two thousand lives of a small city: random commands of random people, messages that come twice and late, time that jumps.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { names } from './simulation/acts.js';
import { clocksKeepTime } from './simulation/clocks-keep-time.js';
import { nothingIsLost } from './simulation/nothing-lost.js';
import { run, type Plot } from './simulation/run.js';
import { servicesAgree } from './simulation/services-agree.js';

/** The same lives each time; another seed, or `random`, looks for what these do not show. */
const { SIMULATION_SEED: seed = '20261123', SIMULATION_PATH: path, SIMULATION_RUNS: runs } = process.env;

const plots: fc.Arbitrary<Plot> = fc.record({
  seed: fc.nat(1_000_000),
  duplicates: fc.constantFrom(0, 0.2, 0.6),
  commands: fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(1_000_000)), { minLength: 12, maxLength: 25 }),
});

it('never loses an order, breaks a table, disagrees when quiet, or tells a breach twice', async () => {
  const property = fc.asyncProperty(plots, async (plot) => {
    const city = await run(plot);
    const wrong = [...(await nothingIsLost(city)), ...(await servicesAgree(city)), ...clocksKeepTime(city)];
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
  const found = await fc.check(property, {
    numRuns: Number(runs ?? 2_000),
    ...(seed === 'random' ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path }),
  });
  const why = found.errorInstance instanceof Error ? found.errorInstance.stack : '';
  const again = `SIMULATION_SEED=${found.seed} SIMULATION_PATH=${found.counterexamplePath ?? ''} npx vitest run services/host/test/simulation`;
  expect(found.failed, `${fc.defaultReportMessage(found) ?? ''}\n${why}\n\nAgain: ${again}`).toBe(false);
}, 600_000);
