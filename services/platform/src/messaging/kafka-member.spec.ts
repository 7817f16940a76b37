import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { KafkaMember } from './kafka-member.js';
import { quiet } from './testing/stage.js';

type Kafka = ConstructorParameters<typeof KafkaMember>[0];
type Crash = (event: { payload: { error: Error } }) => void;

/** kafkajs, as far as joining a group goes: the consumers that were made, with a way to let each crash. */
function kafkajs({ connect = () => {}, run = async () => {} }: { connect?: (nth: number) => void; run?: () => Promise<void> } = {}) {
  const made: { crash(): void; runs: boolean; isConnected: boolean }[] = [];
  const consumer = () => {
    let listener: Crash = () => {};
    const one = {
      runs: false,
      isConnected: false,
      crash: () => listener({ payload: { error: new Error('Failed to find group coordinator') } }),
    };
    const nth = made.push(one);
    return {
      events: { CRASH: 'consumer.crash' },
      on: (_event: string, each: Crash) => (listener = each),
      connect: async () => {
        connect(nth);
        one.isConnected = true;
      },
      subscribe: async () => {},
      run: async () => {
        await run();
        one.runs = true;
      },
      disconnect: async () => void (one.isConnected = false),
    };
  };
  return { made, kafka: { consumer } as unknown as Kafka };
}

const membership = { group: 't.watching', topics: ['t.orders.order'], takeIn: async () => {} };
const soon = { timeout: 5000 };

describe('a member of a group', () => {
  it('is replaced when kafkajs gives up for good', async () => {
    const { made, kafka } = kafkajs();
    const member = new KafkaMember(kafka, membership, quiet, 10);
    member.join();
    await vi.waitFor(() => expect(made[0]).toMatchObject({ runs: true }), soon);
    made[0]!.crash();
    await vi.waitFor(() => expect(made[1]).toMatchObject({ runs: true }), soon);
    made[1]!.crash();
    await vi.waitFor(() => expect(made[2]).toMatchObject({ runs: true }), soon);
    await member.leave();
    expect(made[2]).toMatchObject({ isConnected: false });
  });

  it('is tried again while the broker is away', async () => {
    const { made, kafka } = kafkajs({
      connect: (nth) => {
        if (nth !== 3) throw new Error('connect ECONNREFUSED');
      },
    });
    const member = new KafkaMember(kafka, membership, quiet, 10);
    member.join();
    await vi.waitFor(() => expect(made[2]).toMatchObject({ runs: true }), soon);
    await member.leave();
  });

  it('keeps nobody waiting while a broker has not given up the one before, and leaves in order nevertheless', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { made, kafka } = kafkajs({ run: () => promise });
    const member = new KafkaMember(kafka, membership, quiet, 10);
    member.join();
    const left = member.leave();
    resolve();
    await left;
    expect(made).toEqual([expect.objectContaining({ runs: true, isConnected: false })]);
  });

  it('is replaced once when it crashes twice, and not when it has left', async () => {
    const { made, kafka } = kafkajs();
    const member = new KafkaMember(kafka, membership, quiet, 10);
    member.join();
    await vi.waitFor(() => expect(made[0]).toMatchObject({ runs: true }), soon);
    made[0]!.crash();
    made[0]!.crash();
    await vi.waitFor(() => expect(made[1]).toMatchObject({ runs: true }), soon);
    await member.leave();
    made[1]!.crash();
    await pause(50);
    expect(made).toHaveLength(2);
  });
});
