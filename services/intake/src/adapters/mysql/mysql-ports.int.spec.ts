import { Outbox } from '@hotline/platform/messaging';
import type { Server } from '@hotline/platform/mysql';
import { freshDatabase, testServer, type TestDatabase } from '@hotline/platform/testing';
import { serveMetrics } from '@hotline/platform/telemetry';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portsSuite } from '../../testing/ports-suite.js';
import { nine } from '../../testing/samples.js';
import type { Standing } from '../../testing/standing.js';
import { publishEvents } from '../events/publish-events.js';
import { migrations } from './migrations/index.js';
import { MysqlAppeals } from './mysql-appeals.js';
import { MysqlCalls } from './mysql-calls.js';
import { MysqlChannels } from './mysql-channels.js';
import { MysqlGuesses } from './mysql-guesses.js';
import { MysqlMarks } from './mysql-marks.js';
import { MysqlProgresses } from './mysql-progresses.js';
import { MysqlUnitNames } from './mysql-unit-names.js';
import { countWaiting, observeQueue } from './observe-queue.js';

let server: Server;
let database: TestDatabase;
let standing: Standing;

beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server, migrations);
  const { unitOfWork: uow } = database;
  const publish = publishEvents(new Outbox(uow, { service: 'intake', clock: { now: () => nine } }));
  standing = {
    ports: {
      appeals: new MysqlAppeals(uow, publish),
      marks: new MysqlMarks(uow, publish),
      progresses: new MysqlProgresses(uow),
      calls: new MysqlCalls(uow),
      channels: new MysqlChannels(uow),
      guesses: new MysqlGuesses(uow),
      unitNames: new MysqlUnitNames(uow),
    },
    told: async () => (await uow.query<{ type: string }>('SELECT type FROM outbox ORDER BY id')).map(({ type }) => type),
    run: (work) => uow.run(work),
  };
}, 120_000);

afterAll(async () => {
  await database?.drop();
  await server?.close();
});

describe('the ports over a database', () => {
  portsSuite(() => standing);

  it('count what waits for an agent, and read it out when asked', async () => {
    const { unitOfWork } = database;
    const [row] = await unitOfWork.query<{ n: number }>("SELECT COUNT(*) AS n FROM appeals WHERE state = 'received'");
    expect(await countWaiting(unitOfWork)).toBe(Number(row?.n));
    expect(Number(row?.n)).toBeGreaterThan(0);
    observeQueue(unitOfWork);
    const metrics = await serveMetrics(0);
    const { port } = metrics.address() as AddressInfo;
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(text).toContain(`hotline_queue_waiting{service="intake",queue="intake",rank="0"} ${row?.n}`);
    metrics.close();
  });

  it('let facts of a new order race and keep all', async () => {
    const number = '411700-20261123-444444';
    const step = (name: string) =>
      standing.ports.progresses.update(number, (progress) => ({
        ...progress,
        steps: [...progress.steps, { at: nine, step: name, unit: '', appealNumber: '' }],
      }));
    await Promise.all(['one', 'two', 'three'].map(step));
    const steps = (await standing.ports.progresses.find(number))?.steps.map((each) => each.step);
    expect(steps?.sort()).toEqual(['one', 'three', 'two']);
  });
});
