// The limit of an accept: three inserts and their COMMIT, by mysql2's callback API (its promises cost a quarter more), prepared, a
// connection for each client, and nothing else.
import { createConnection, type Connection } from 'mysql2';
import { closedLoop } from '../programs/closed-loop.ts';
import { serve } from '../programs/serve.ts';

export interface ThreeInserts {
  port: number;
  database: string;
  clients: number;
  /** Bytes of an order, a line of its timeline, a message of the outbox. */
  bytes: { order: number; line: number; message: number };
}

const insert = {
  order: 'INSERT INTO orders (id, version, body, state, unit, opened_at) VALUES (?, 1, ?, ?, ?, ?)',
  line: 'INSERT INTO timeline (number, at, kind, body) VALUES (?, ?, ?, ?)',
  message: 'INSERT INTO outbox (id, topic, type, lane, at, payload) VALUES (?, ?, ?, ?, ?, ?)',
};

/** One transaction; `done` is called when it is on disk. */
function accept(connection: Connection, number: string, { order, line, message }: Contents, done: (error: Error | null) => void): void {
  const at = new Date();
  const fail = (error: Error) => connection.query('ROLLBACK', () => done(error));
  const then = (next: () => void) => (error: Error | null) => {
    if (error) fail(error);
    else next();
  };
  const begin = (next: () => void) => connection.query('START TRANSACTION', then(next));
  const insertOrder = (next: () => void) => connection.execute(insert.order, [number, order, 'opened', 'unit-1', at], then(next));
  const insertLine = (next: () => void) => connection.execute(insert.line, [number, at, 'opened', line], then(next));
  const values = [number, 'intake.appeal', 'AppealAccepted', number, at, message];
  const insertMessage = (next: () => void) => connection.execute(insert.message, values, then(next));
  begin(() => insertOrder(() => insertLine(() => insertMessage(() => connection.query('COMMIT', done)))));
}

interface Contents {
  order: string;
  line: string;
  message: Buffer;
}

void serve(async (given) => {
  const { port, database, clients, bytes } = given as ThreeInserts;
  const open = () => createConnection({ host: '127.0.0.1', port, user: 'root', database, timezone: 'Z' });
  const connections = Array.from({ length: clients }, open);
  const contents: Contents = { order: 'o'.repeat(bytes.order), line: 'l'.repeat(bytes.line), message: Buffer.alloc(bytes.message, 'm') };
  let next = 0;
  return ({ ms }) =>
    closedLoop(
      clients,
      ms,
      (client) =>
        new Promise<void>((resolve, reject) => {
          const number = `${clients}-${String(next++).padStart(9, '0')}`;
          accept(connections[client]!, number, contents, (error) => (error ? reject(error) : resolve()));
        }),
    );
});
