import { setTimeout as pause } from 'node:timers/promises';
import { clientOf } from '@hotline/platform/grpc';
import { openServer } from '@hotline/platform/mysql';
import { testKafka } from '@hotline/platform/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { holdFacts } from './hold.js';
import { readSettings } from './settings.js';
import { startHost, type Host } from './start-host.js';
import { testEnvironment } from './testing/environment.js';
import { Alpha, gossip, type Heard } from './testing/gossip.js';
import { openTransport } from './transport.js';

const kafka = await testKafka();
const running: Host[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((host) => host.stop()));
});

/** A tenant whose alpha publishes and whose beta hears, and somebody who can hold its facts. */
async function open(change: Record<string, string> = {}) {
  const given = await testEnvironment(change);
  const heard: Heard = [];
  const catalogue = gossip(heard);
  running.push(await startHost({ catalogue, names: [], env: given.env }));
  const settings = readSettings(given.env, catalogue);
  const token = await given.tokenFor('agent');
  let words = 0;
  const write = (word: string) => clientOf(Alpha, `127.0.0.1:${given.base}`).write({ word }, { token, idempotencyKey: `k${(words += 1)}` });
  const hold = async (travelling?: () => Promise<number>) => {
    const server = openServer(settings.database);
    const transport = await openTransport(settings, catalogue);
    const [isStill, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const seen = travelling ? { travelling } : transport;
    const held = holdFacts({ tenant: settings.tenant, services: catalogue, server, transport: seen }, isStill.resolve, over.promise);
    await Promise.race([isStill.promise, held]);
    return async () => {
      over.resolve();
      await held;
      await Promise.all([transport.stop(), server.close()]);
    };
  };
  return { heard, write, hold };
}

const soon = { timeout: 20_000 };

describe.each([
  ['from table to table', {}, true],
  ['over Kafka', { HOTLINE_TRANSPORT: 'kafka', HOTLINE_KAFKA: kafka ?? '' }, kafka !== undefined],
] as const)('facts that go %s', (_, change, possible) => {
  it.skipIf(!possible)('are held while somebody takes a snapshot, and go on afterwards', async () => {
    const { heard, write, hold } = await open(change);
    await write('before');
    await vi.waitFor(() => expect(heard).toHaveLength(1), soon);
    const release = await hold();
    await write('meanwhile');
    await pause(1500);
    expect(heard).toEqual(['before: alpha says before to service:beta']);
    await release();
    await vi.waitFor(() => expect(heard).toHaveLength(2), soon);
  });
});

describe('whoever takes a snapshot', () => {
  it('waits until what is on its way has arrived', async () => {
    const { hold } = await open();
    const counts = [3, 1, 0];
    const release = await hold(() => Promise.resolve(counts.shift() ?? 0));
    expect(counts).toEqual([]);
    await release();
  });
});
