import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testServer } from '../testing/index.js';
import type { Server } from '../mysql/index.js';
import { LocalTransport } from './local-transport.js';
import { mailboxWaiting } from './mailbox.js';
import { consumer, openStage, quiet, topics } from './testing/stage.js';
import { quickPauses, transportSuite } from './testing/transport-suite.js';

const soon = { timeout: 20_000 };
let server: Server;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

transportSuite(
  'the local transport',
  () => server,
  () => (databaseOf) => new LocalTransport({ subscribers: { [consumer]: topics }, databaseOf, log: quiet, pauses: quickPauses }),
);

describe('the local transport', () => {
  it('brings a fact of one topic past a flood of another', async () => {
    const flood = 1500;
    const stage = await openStage(
      server,
      (databaseOf) => new LocalTransport({ subscribers: { [consumer]: topics }, databaseOf, log: quiet, pauses: quickPauses }),
    );
    try {
      const { orders, clocks } = stage.senders;
      const due = Array.from({ length: flood }, (_, index) => ({
        topic: 'clock',
        type: 'Said',
        key: `k${index}`,
        payload: Buffer.from('due'),
      }));
      await clocks.database.unitOfWork.run(() => clocks.outbox.append(due));
      const waiting = () => mailboxWaiting(stage.listener.unitOfWork);
      await vi.waitFor(async () => expect(await waiting()).toBe(flood), soon);
      await orders.send('k0', 'an order');
      await vi.waitFor(async () => expect(await waiting()).toBe(flood + 1), soon);
      await stage.listen();
      await vi.waitFor(async () => expect(await stage.applied()).toHaveLength(flood + 1), soon);
      expect((await stage.applied()).indexOf('an order')).toBeLessThanOrEqual(100);
    } finally {
      await stage.close();
    }
  });

  it('refuses a subscription that relays of other processes do not know of', () => {
    const transport = new LocalTransport({ subscribers: { sla: ['handling.order'] }, databaseOf: (name) => name, log: quiet });
    const subscription = { consumer: 'sla', topics: ['handling.order', 'intake.appeal'], types: [], handle: () => Promise.resolve() };
    expect(() => transport.subscribe(subscription, undefined as never)).toThrow('sla is not known as a subscriber of intake.appeal');
  });
});
