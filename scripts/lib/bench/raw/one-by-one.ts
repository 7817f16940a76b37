// Relay and inbox as they are written first: a transaction for each message, by mysql2's callback API, prepared.
import { createConnection, type RowDataPacket } from 'mysql2';
import { serve } from '../programs/serve.ts';

export interface OneByOne {
  port: number;
  database: string;
  what: 'relay' | 'inbox' | 'inbox with effect';
}

const columns = 'event_id, topic, type, message_key, at, traceparent, payload';
const first = (table: string) => `SELECT id, ${columns} FROM ${table} ORDER BY id LIMIT 1 FOR UPDATE`;
const forget = (table: string) => `DELETE FROM ${table} WHERE id = ?`;
const deliver = `INSERT IGNORE INTO mailbox (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`;
const mark = "INSERT INTO inbox (consumer, event_id) VALUES ('reader', ?)";
const apply = 'INSERT INTO effects (message_key, type) VALUES (?, ?)';

type Statement = readonly [sql: string, values: unknown[]];

/** What is done with one message besides reading it. */
function stepsOf(what: OneByOne['what'], row: RowDataPacket): Statement[] {
  const { id, event_id, topic, type, message_key, at, traceparent, payload } = row;
  if (what === 'relay')
    return [
      [deliver, [event_id, topic, type, message_key, at, traceparent, payload]],
      [forget('outbox'), [id]],
    ];
  const effect: Statement[] = what === 'inbox' ? [] : [[apply, [message_key, type]]];
  return [[mark, [event_id]], ...effect, [forget('mailbox'), [id]]];
}

void serve(async (given) => {
  const { port, database, what } = given as OneByOne;
  const connection = createConnection({ host: '127.0.0.1', port, user: 'root', database, timezone: 'Z' });
  const read = first(what === 'relay' ? 'outbox' : 'mailbox');
  const one = (done: (error: Error | null) => void) => {
    const run = (steps: Statement[]): void => {
      const [step, ...rest] = steps;
      if (step === undefined) connection.query('COMMIT', done);
      else connection.execute(step[0], step[1] as never, (error: Error | null) => (error ? done(error) : run(rest)));
    };
    connection.query('START TRANSACTION', (error) => {
      if (error) done(error);
      else
        connection.execute<RowDataPacket[]>(read, (failed, rows) => {
          if (failed) done(failed);
          else if (rows[0]) run(stepsOf(what, rows[0]));
          else done(new Error('nothing is left before the slice ends: nothing is measured'));
        });
    });
  };
  return ({ ms }) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      let done = 0;
      const next = () =>
        one((error) => {
          if (error) return reject(error);
          done += 1;
          if (performance.now() - began < ms) return next();
          return resolve({ done, perSecond: (done * 1000) / (performance.now() - began) });
        });
      next();
    });
});
