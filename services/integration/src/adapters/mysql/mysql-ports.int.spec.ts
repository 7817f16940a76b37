import { Outbox } from '@hotline/platform/messaging';
import type { Server } from '@hotline/platform/mysql';
import { freshDatabase, testServer, type TestDatabase } from '@hotline/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../../domain/notice.js';
import { SendNotices } from '../../app/send-notices.js';
import { portsSuite } from '../../testing/ports-suite.js';
import { nine, noticeWith } from '../../testing/samples.js';
import { publishNotices } from '../events/publish-notices.js';
import { migrations } from './migrations/index.js';
import { MysqlMatters } from './mysql-matters.js';
import { MysqlNotices } from './mysql-notices.js';
import { MysqlTemplates } from './mysql-templates.js';
import { MysqlUnitNames } from './mysql-unit-names.js';
import { countUnsent } from './observe-notices.js';

let server: Server;
let database: TestDatabase;
beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server, migrations);
});
afterAll(async () => {
  await database.drop();
  await server.close();
});

const clock = { now: () => nine };

async function open() {
  const { unitOfWork } = database;
  for (const table of ['notices', 'templates', 'matters', 'unit_names', 'outbox']) await unitOfWork.execute(`DELETE FROM ${table}`);
  const outbox = new Outbox(unitOfWork, { service: 'integration', clock });
  const ports = {
    notices: new MysqlNotices(unitOfWork, publishNotices(outbox, clock.now)),
    matters: new MysqlMatters(unitOfWork),
    templates: new MysqlTemplates(unitOfWork),
    unitNames: new MysqlUnitNames(unitOfWork),
  };
  const said = async () => (await unitOfWork.query<{ type: string }>('SELECT type FROM outbox ORDER BY id')).map(({ type }) => type);
  return { ports, said, run: <T>(work: () => Promise<T>) => unitOfWork.run(work) };
}

portsSuite(open);

it('counts the notices that have not left', async () => {
  const { ports } = await open();
  await ports.notices.queue([noticeWith({}), noticeWith({ id: 'e1-2', addressee: 'gas' })]);
  expect(await countUnsent(database.unitOfWork)).toEqual({ queued: 2, failed: 0 });
  await database.unitOfWork.execute("UPDATE notices SET state = IF(id = 'e1-2', 'failed', 'sent')");
  expect(await countUnsent(database.unitOfWork)).toEqual({ queued: 0, failed: 1 });
});

describe('at the same time', () => {
  it('one event that comes twice tells once', async () => {
    const { ports } = await open();
    const twice = [noticeWith({}), noticeWith({ id: 'e1-2', addressee: 'gas' })];
    await Promise.all(Array.from({ length: 8 }, () => ports.notices.queue(twice)));
    expect((await ports.notices.list({}, 100, '')).items).toHaveLength(2);
  });

  it('two workers hand a notice to the outlet once', async () => {
    const { ports, said } = await open();
    await ports.notices.queue(Array.from({ length: 20 }, (_, n) => noticeWith({ id: `e${n}` })));
    const delivered: string[] = [];
    const outlet = { deliver: async ({ id }: Notice) => void delivered.push(id) };
    const worker = () => new SendNotices(ports.notices, outlet, clock, (sealed) => sealed).execute();
    await Promise.all([worker(), worker()]);
    expect(delivered.sort()).toEqual(Array.from({ length: 20 }, (_, n) => `e${n}`).sort());
    expect(await said()).toHaveLength(20);
  });
});
