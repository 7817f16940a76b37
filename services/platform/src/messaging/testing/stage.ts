// What the messaging suite plays on: two senders and a listener, each with a database of its own, over some transport.
import type { Server } from '../../mysql/index.js';
import { freshDatabase, type TestDatabase } from '../../testing/index.js';
import { Outbox, ParkingLot, Relay, type IncomingEvent, type Log, type Running, type Subscription, type Transport } from '../index.js';

/** Says what goes wrong only to whoever asks. */
export const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} };

export interface Stage {
  listener: TestDatabase;
  senders: Record<
    'orders' | 'clocks',
    { database: TestDatabase; outbox: Outbox; relay: Relay; send(key: string, text: string, type?: string): Promise<void> }
  >;
  parkingLot: ParkingLot;
  /** the transport of the senders' process */
  wire: Transport;
  /** texts in the order of the listener's table, which is written in the handler's unit of work */
  applied(key?: string): Promise<string[]>;
  /** a process that listens; `spoil` may throw */
  listen(spoil?: (event: IncomingEvent, text: string) => Promise<void> | void): Promise<Running>;
  close(): Promise<void>;
}

export const consumer = 'watching';
export const topics = ['orders.order', 'clocks.clock'];

/** Makes the transport of one process; `databaseOf` names the listener's database. */
export type OpenTransport = (databaseOf: () => string) => Transport;

export async function openStage(server: Server, open: OpenTransport): Promise<Stage> {
  const [orders, clocks, listener] = await Promise.all([1, 2, 3].map(() => freshDatabase(server)));
  const uow = listener!.unitOfWork;
  await uow.execute('CREATE TABLE applied (n INT NOT NULL AUTO_INCREMENT PRIMARY KEY, event_key VARCHAR(64), text VARCHAR(200))');
  const transports: Transport[] = [];
  const running: Running[] = [];
  const relays: Relay[] = [];
  const transport = async () => {
    const one = open(() => listener!.name);
    await one.start();
    transports.push(one);
    return one;
  };
  const wire = await transport();

  const sender = (database: TestDatabase, service: string, topic: string) => {
    const relay = new Relay(database.unitOfWork, wire, quiet);
    relays.push(relay);
    relay.start();
    const outbox = new Outbox(database.unitOfWork, { service, clock: { now: () => new Date() }, wake: () => relay.wake() });
    const send = (key: string, text: string, type = 'Said') =>
      database.unitOfWork.run(() => outbox.append([{ topic, type, key, payload: Buffer.from(text) }]));
    return { database, outbox, relay, send };
  };

  return {
    listener: listener!,
    senders: { orders: sender(orders!, 'orders', 'order'), clocks: sender(clocks!, 'clocks', 'clock') },
    parkingLot: new ParkingLot(uow),
    wire,
    applied: async (key) => {
      const rows = await uow.query<{ event_key: string; text: string }>('SELECT event_key, text FROM applied ORDER BY n');
      return rows.filter((row) => key === undefined || row.event_key === key).map(({ text }) => text);
    },
    listen: async (spoil) => {
      const subscription: Subscription = {
        consumer,
        topics,
        types: ['Said', 'Shouted'],
        handle: async (event) => {
          const text = Buffer.from(event.payload).toString();
          await uow.add('INSERT INTO applied (event_key, text) VALUES ?', [[event.key, text]]);
          await spoil?.(event, text);
        },
      };
      const listening = (await transport()).subscribe(subscription, uow);
      await listening.start();
      running.push(listening);
      return listening;
    },
    close: async () => {
      await Promise.all(running.map((each) => each.stop()));
      await Promise.all(relays.map((each) => each.stop()));
      await Promise.all(transports.map((each) => each.stop()));
      await Promise.all([orders, clocks, listener].map((each) => each!.drop()));
    },
  };
}
