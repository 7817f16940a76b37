// Our inbox on the local transport: what the mailbox holds is marked and applied.
import { LocalTransport } from '@hotline/platform/messaging';
import { logger } from '@hotline/platform/telemetry';
import { setTimeout as pause } from 'node:timers/promises';
import { openUnitOfWork, topic, type } from './message-room.ts';
import { serve } from './serve.ts';

export interface Taking {
  port: number;
  database: string;
  /** Each message writes one row of the reader's own. */
  effect: boolean;
}

void serve(async (given) => {
  const { port, database, effect } = given as Taking;
  const uow = openUnitOfWork(port, database, 4);
  const transport = new LocalTransport({ subscribers: { reader: [topic] }, databaseOf: () => database, log: logger('bench') });
  let done = 0;
  const handle = async ({ key, type: what }: { key: string; type: string }) => {
    if (effect) await uow.add('INSERT INTO effects (message_key, type) VALUES ?', [[key, what]]);
    uow.afterCommit(() => (done += 1));
  };
  const mailbox = transport.subscribe({ consumer: 'reader', topics: [topic], types: [type], handle }, uow);
  return async ({ ms }) => {
    done = 0;
    const began = performance.now();
    await mailbox.start();
    await pause(ms);
    await mailbox.stop();
    return { done, perSecond: (done * 1000) / (performance.now() - began) };
  };
});
