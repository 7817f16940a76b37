// Our relay on the local transport: from the outbox into a subscriber's mailbox.
import { LocalTransport, Relay } from '@hotline/platform/messaging';
import { logger } from '@hotline/platform/telemetry';
import { openUnitOfWork, topic } from './message-room.ts';
import { serve } from './serve.ts';

void serve(async (given) => {
  const { port, database } = given as { port: number; database: string };
  const log = logger('bench');
  const transport = new LocalTransport({ subscribers: { reader: [topic] }, databaseOf: () => database, log });
  const relay = new Relay(openUnitOfWork(port, database, 2), transport, log);
  return async ({ ms }) => {
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < ms) {
      const relayed = await relay.relayBatch();
      if (relayed === 0) throw new Error('the outbox is empty before the slice ends: nothing is measured');
      done += relayed;
    }
    return { done, perSecond: (done * 1000) / (performance.now() - began) };
  };
});
