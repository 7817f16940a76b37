// Messages out of the outbox and out of the mailbox, in batches against one by one.
import { costing } from '../cpu.ts';
import type { Database } from '../database.ts';
import type { Bench, Figures, Line, Row, Side } from '../line.ts';
import type { Program } from '../program.ts';
import { countOf, fill, makeRoom, payloadBytes } from '../programs/message-room.ts';
import { sqlOn, type Sql } from '../sql.ts';
import type { Taking } from '../programs/inbox.ts';
import type { OneByOne } from '../raw/one-by-one.ts';

/** More than are done in a second on any machine that this has run on. */
const most = { batches: 40_000, singles: 6_000 };

interface Room {
  bench: Bench;
  database: Database;
  sql: Sql;
}

interface Way {
  name: string;
  does: string;
  table: 'outbox' | 'mailbox';
  perSecond: number;
  program: (database: string) => Promise<Program>;
}

/** What was done is no longer where it came from, and is where it should be. */
async function verify(sql: Sql, room: string, table: Way['table'], filled: number, done: number): Promise<void> {
  const left = await countOf(sql, room, table);
  const arrived = await countOf(sql, room, table === 'outbox' ? 'mailbox' : 'inbox');
  if (left === 0) throw new Error(`all of ${filled} messages were done before the slice ended: nothing is measured`);
  if (left + done !== filled || arrived !== done)
    throw new Error(`of ${filled} messages ${done} were told as done, ${left} are left and ${arrived} have arrived`);
}

async function sideOf({ database, sql }: Room, { name, does, table, perSecond, program }: Way): Promise<Side> {
  const room = `bench_${name.replaceAll('-', '_')}`;
  await makeRoom(database, room);
  const worker = await program(room);
  return {
    name,
    does,
    slice: async (ms) => {
      const filled = Math.ceil((perSecond * (ms + 500)) / 1000);
      await fill(sql, room, table, filled);
      const groups = { program: [worker.pid], database: [database.pid] };
      const { result, micros } = await costing(groups, () => worker.ask<Figures>({ ms }));
      await verify(sql, room, table, filled, result.done!);
      return { ...result, cpuMicros: (micros.program + micros.database) / result.done! };
    },
  };
}

const ways = ({ bench, database: { port } }: Room): Way[] => {
  const batches = (file: string, settings: object) => (database: string) =>
    bench.program(file, { port, database, ...settings }, { execArgv: bench.execArgv });
  const singles = (what: OneByOne['what']) => (database: string) =>
    bench.program('raw/one-by-one.ts', { port, database, what } satisfies OneByOne);
  const taking = (effect: boolean) => batches('programs/inbox.ts', { effect } satisfies Partial<Taking>);
  return [
    {
      name: 'relay',
      does: 'our relay on the local transport: batches of at most 500, into the mailbox and out of the outbox in one transaction',
      table: 'outbox',
      perSecond: most.batches,
      program: batches('programs/relay.ts', {}),
    },
    {
      name: 'relay-singly',
      does: 'mysql2: a transaction for each message, read, delivered, deleted',
      table: 'outbox',
      perSecond: most.singles,
      program: singles('relay'),
    },
    {
      name: 'inbox',
      does: 'our inbox on the local transport: batches of at most 100, marked, handled by a handler that writes nothing, taken out of the mailbox',
      table: 'mailbox',
      perSecond: most.batches,
      program: taking(false),
    },
    {
      name: 'inbox-singly',
      does: 'mysql2: a transaction for each message, read, marked, deleted',
      table: 'mailbox',
      perSecond: most.singles,
      program: singles('inbox'),
    },
    {
      name: 'inbox-effect',
      does: 'our inbox as before with a handler that adds a row',
      table: 'mailbox',
      perSecond: most.batches,
      program: taking(true),
    },
    {
      name: 'inbox-effect-singly',
      does: 'mysql2 as before, and the row',
      table: 'mailbox',
      perSecond: most.singles,
      program: singles('inbox with effect'),
    },
  ];
};

const rows: Row[] = [
  {
    what: 'messages relayed a second, in batches against one by one',
    ours: ['relay', 'perSecond'],
    against: ['relay-singly', 'perSecond'],
    goal: { atLeast: 15 },
  },
  {
    what: 'messages taken in a second, in batches against one by one',
    ours: ['inbox', 'perSecond'],
    against: ['inbox-singly', 'perSecond'],
    goal: { atLeast: 10 },
  },
  {
    what: 'the same when the handler writes a row for each',
    ours: ['inbox-effect', 'perSecond'],
    against: ['inbox-effect-singly', 'perSecond'],
  },
  { what: 'CPU of a relayed message, µs, database included', ours: ['relay', 'cpuMicros'], against: ['relay-singly', 'cpuMicros'] },
  { what: 'CPU of a message taken in, µs, database included', ours: ['inbox', 'cpuMicros'], against: ['inbox-singly', 'cpuMicros'] },
];

export const relay: Line = {
  name: 'relay',
  about: 'outbox and inbox in batches against one by one',
  open: async (bench) => {
    const database = await bench.database();
    const sql = await sqlOn(database);
    bench.later(() => sql.close());
    const room = { bench, database, sql };
    const sides: Side[] = [];
    for (const way of ways(room)) sides.push(await sideOf(room, way));
    return { sides, rows, sizes: { 'bytes of a payload': payloadBytes }, sliceMs: bench.quick ? 300 : 2000 };
  },
};
