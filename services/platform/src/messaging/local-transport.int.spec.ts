import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer } from '../testing/index.js';
import type { Server } from '../mysql/index.js';
import { LocalTransport } from './local-transport.js';
import { consumer, quiet, topics } from './testing/stage.js';
import { quickPauses, transportSuite } from './testing/transport-suite.js';

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
  it('refuses a subscription that relays of other processes do not know of', () => {
    const transport = new LocalTransport({ subscribers: { sla: ['handling.order'] }, databaseOf: (name) => name, log: quiet });
    const subscription = { consumer: 'sla', topics: ['handling.order', 'intake.appeal'], types: [], handle: () => Promise.resolve() };
    expect(() => transport.subscribe(subscription, undefined as never)).toThrow('sla is not known as a subscriber of intake.appeal');
  });
});
