import { Outbox } from '@hotline/platform/messaging';
import { Leases, type Server } from '@hotline/platform/mysql';
import { freshDatabase, testServer, type TestDatabase } from '@hotline/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatchOrder } from '../../domain/dispatching.js';
import { nextCatalogue } from '../../domain/publication.js';
import { portsSuite } from '../../testing/ports-suite.js';
import { caller, noon, placement, unit } from '../../testing/samples.js';
import { migrations } from './migrations/index.js';
import { countWaiting } from './observe-queue.js';
import { openPorts } from './open-ports.js';

let server: Server;
let database: TestDatabase;
beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server, migrations);
}, 120_000);
afterAll(async () => {
  await database?.drop();
  await server?.close();
});

const tables = ['placements', 'returns', 'units', 'catalogue_rows', 'categories', 'reply_templates', 'leases', 'outbox'];

async function open() {
  const { unitOfWork } = database;
  for (const table of tables) await unitOfWork.execute(`DELETE FROM ${table}`);
  await unitOfWork.execute('UPDATE editions SET version = 0');
  const clock = { now: () => noon };
  const outbox = new Outbox(unitOfWork, { service: 'dispatch', clock });
  const ports = () => openPorts({ unitOfWork, outbox, leases: new Leases(unitOfWork), clock: clock as never });
  const said = async () => (await unitOfWork.query<{ type: string }>('SELECT type FROM outbox ORDER BY id')).map(({ type }) => type);
  return { ports: ports(), again: ports, said, run: <T>(work: () => Promise<T>) => unitOfWork.run(work) };
}

portsSuite(open);

describe('two dispatchers at once', () => {
  it('send an order once', async () => {
    const { ports, said } = await open();
    await ports.placements.open(placement({ number: 'n-1' }));
    const send = (code: string) =>
      ports.placements.update('n-1', (order) =>
        dispatchOrder(order, { lead: unit(code), assists: [], urgency: '', reason: '', row: undefined }, caller('dispatcher'), noon),
      );
    const results = await Promise.allSettled([send('water'), send('gas')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await said()).toEqual(['OrderDispatched']);
  });
});

describe('a catalogue published by another process', () => {
  it('is seen at once', async () => {
    const { ports, again } = await open();
    const other = again();
    expect((await ports.catalogues.current()).version).toBe(0);
    const actor = { person: 'administrator-1', name: '甲', unit: '', role: 'administrator' };
    await other.catalogues.publish((current) => nextCatalogue(current, [], actor, noon));
    expect((await ports.catalogues.current()).version).toBe(1);
  });

  it('takes its turn: racing publications get a version each', async () => {
    const { ports, again } = await open();
    const actor = { person: 'administrator-1', name: '甲', unit: '', role: 'administrator' };
    await Promise.all(
      [ports, again(), again()].map((each) => each.catalogues.publish((current) => nextCatalogue(current, [], actor, noon))),
    );
    expect((await ports.catalogues.current()).version).toBe(3);
  });
});

describe('the depth of the queue', () => {
  it('is counted by rank', async () => {
    const { ports } = await open();
    await ports.placements.open(placement({ number: 'n-1' }));
    await ports.placements.open(placement({ number: 'n-2', urgency: 'critical' }));
    await ports.placements.open(placement({ number: 'n-3', process: 'emergency' }));
    await ports.placements.open(placement({ number: 'n-4', state: 'placed' }));
    expect(await countWaiting(database.unitOfWork)).toEqual([2, 0, 1]);
  });
});
