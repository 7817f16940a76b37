import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { testKafka, testServer } from '../testing/index.js';
import type { Server } from '../mysql/index.js';
import { KafkaTransport } from './kafka-transport.js';
import { quiet, topics } from './testing/stage.js';
import { quickPauses, transportSuite } from './testing/transport-suite.js';

const broker = await testKafka();
let server: Server;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

describe.skipIf(broker === undefined)('with a real broker', () => {
  transportSuite(
    'Kafka',
    () => server,
    () => {
      const tenant = `t${randomBytes(4).toString('hex')}`;
      return () => new KafkaTransport({ brokers: [broker!], tenant, topics, log: quiet, pauses: quickPauses });
    },
  );
});
