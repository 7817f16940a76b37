// A process that relays for one service and listens for another over the local transport, to be killed at any moment.
import { setTimeout as pause } from 'node:timers/promises';
import { openServer, UnitOfWork, type ServerOptions } from '../../mysql/index.js';
import { LocalTransport, Relay, type Log } from '../index.js';

export interface Orders {
  server: ServerOptions;
  sender: string;
  listener: string;
  consumer: string;
  topics: string[];
}

const { server: options, sender, listener, consumer, topics } = JSON.parse(process.argv[2]!) as Orders;
const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} };
const server = openServer(options);
const uow = new UnitOfWork(server, listener);
const transport = new LocalTransport({
  subscribers: { [consumer]: topics },
  databaseOf: () => listener,
  log: quiet,
  pauses: [20, 20, 20, 20, 20, 20, 20],
});

const mailbox = transport.subscribe(
  {
    consumer,
    topics,
    types: ['Said'],
    handle: async (event) => {
      await uow.execute('INSERT INTO applied (event_key, text) VALUES (?, ?)', [event.key, Buffer.from(event.payload).toString()]);
      await pause(Math.random() * 4);
      if (Math.random() < 0.02) throw new Error('bad luck');
    },
  },
  uow,
);
await mailbox.start();
new Relay(new UnitOfWork(server, sender), transport, quiet).start();
process.stdout.write('up\n');

const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(), 1_000);
