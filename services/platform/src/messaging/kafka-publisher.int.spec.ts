import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testKafka, testServer } from '../testing/index.js';
import type { Server } from '../mysql/index.js';
import { KafkaTransport } from './kafka-transport.js';
import { bareKafka, bareProducer } from './testing/bare-kafka.js';
import { openStage, quiet, topics, type Stage } from './testing/stage.js';

const broker = await testKafka();

describe.skipIf(broker === undefined)('on a real broker', () => {
  const tenant = `t${randomBytes(4).toString('hex')}`;
  const transport = () => new KafkaTransport({ brokers: [broker!], tenant, topics, log: quiet });
  const kafka = bareKafka(broker ?? '');
  let server: Server;
  let stage: Stage;

  beforeAll(async () => {
    server = await testServer();
  });
  afterAll(async () => {
    await stage.close();
    await server.close();
  });

  it('three processes that start together make the topics once, with six partitions', async () => {
    const processes = [transport(), transport(), transport()];
    await Promise.all(processes.map((each) => each.start()));
    const admin = kafka.admin();
    await admin.connect();
    const { topics: made } = await admin.fetchTopicMetadata({ topics: topics.map((topic) => `${tenant}.${topic}`) });
    expect(made.map(({ partitions }) => partitions.length)).toEqual([6, 6]);
    await admin.disconnect();
    await Promise.all(processes.map((each) => each.stop()));
  });

  it('what is no message of ours is kept aside, and holds nobody up', async () => {
    stage = await openStage(server, transport);
    const producer = bareProducer(kafka);
    await producer.connect();
    await producer.send({ topic: `${tenant}.orders.order`, messages: [{ key: 'a', value: 'who knows' }, { value: null }] });
    await producer.disconnect();
    await stage.listen();
    await stage.senders.orders.send('a', '1');
    await expect.poll(() => stage.applied('a'), { timeout: 20_000 }).toEqual(['1']);
    await expect.poll(() => stage.parkingLot.counts(), { timeout: 20_000 }).toEqual({ waiting: 0, parked: 2 });
    const [first] = await stage.parkingLot.list('parked');
    expect(first).toMatchObject({ type: 'unreadable', topic: 'orders.order' });
    expect(first!.reason).toMatch(/^no message of ours, in partition \d$/);
  });

  it('what one answer brings of several partitions is one transaction', async () => {
    const own = `t${randomBytes(4).toString('hex')}`;
    const late = await openStage(server, () => new KafkaTransport({ brokers: [broker!], tenant: own, topics, log: quiet }));
    const keys = Array.from({ length: 24 }, (_, n) => `key-${n}`);
    await Promise.all(keys.map((key) => late.senders.orders.send(key, key)));
    await expect.poll(() => late.senders.orders.outbox.backlog(), { timeout: 20_000 }).toMatchObject({ waiting: 0 });
    await late.listen();
    await expect.poll(async () => (await late.applied()).toSorted(), { timeout: 20_000 }).toEqual(keys.toSorted());
    const [marked] = await late.listener.unitOfWork.query<{ moments: number }>('SELECT COUNT(DISTINCT at) AS moments FROM inbox');
    expect(marked!.moments).toBeLessThan(3);
    await late.close();
  });

  it('headers are CloudEvents attributes, the tenant and the trace', async () => {
    const consumer = kafka.consumer({ groupId: randomBytes(4).toString('hex'), maxWaitTimeInMs: 200 });
    await consumer.connect();
    await consumer.subscribe({ topics: [`${tenant}.clocks.clock`], fromBeginning: true });
    const seen: Record<string, string>[] = [];
    await consumer.run({
      eachMessage: async ({ message }) =>
        void seen.push(Object.fromEntries(Object.entries(message.headers!).map(([name, value]) => [name, String(value)]))),
    });
    await stage.senders.clocks.send('a', '1');
    await expect.poll(() => seen, { timeout: 20_000 }).toHaveLength(1);
    expect(seen[0]).toMatchObject({ ce_specversion: '1.0', ce_type: 'Said', ce_source: 'clocks', tenant, traceparent: '' });
    expect(seen[0]!['ce_time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    await consumer.disconnect();
  });
});
