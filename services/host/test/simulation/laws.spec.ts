import { expect, it } from 'vitest';
import { clocksKeepTime } from './clocks-keep-time.js';
import { nothingIsLost } from './nothing-lost.js';
import { run } from './run.js';
import { servicesAgree } from './services-agree.js';
import { watchTransitions } from './transitions.js';

const life = () => run({ seed: 2, duplicates: 0, commands: [['deliver', 1]] });

it('a quiet city breaks no law', async () => {
  const city = await life();
  expect([...(await nothingIsLost(city)), ...(await servicesAgree(city)), ...clocksKeepTime(city)]).toEqual([]);
});

it('a number that was acknowledged and is not there is found', async () => {
  const city = await life();
  city.codes.set('411700-20261123-009999', 'code');
  expect(await nothingIsLost(city)).toEqual(['411700-20261123-009999: not there once']);
});

it('an order that dispatch thinks has ended is found', async () => {
  const city = await life();
  const { number, state } = city.view.orders()[0]!;
  await city.dispatch.ports.placements.update(number, (placement) => ({ placement: { ...placement, state: 'ended' }, events: [] }));
  city.look();
  expect(await servicesAgree(city)).toEqual([`${number} (${state}): the placement is "ended", handling says "placed"`]);
});

it('a breach that is told twice is found', async () => {
  const city = await life();
  city.wait(30 * 24 * 60);
  await city.quiet();
  const breach = city.bus.sent.find(({ type }) => type === 'ClockBreached')!;
  city.bus.sent.push(breach);
  expect(clocksKeepTime(city)).toEqual([expect.stringContaining('breached twice')]);
});

it('a change that no table allows is found', async () => {
  const [order] = (await life()).view.orders();
  const illegal: string[] = [];
  watchTransitions(illegal)({ ...order!, state: 'void' }, { ...order!, state: 'opened' });
  expect(illegal).toEqual([`${order!.number}: void → opened`]);
});
