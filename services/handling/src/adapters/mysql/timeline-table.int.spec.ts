import type { Server } from '@hotline/platform/mysql';
import { withTraceparent } from '@hotline/platform/telemetry';
import { freshDatabase, testServer, type TestDatabase } from '@hotline/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatcher, monday } from '../../testing/story.js';
import { migrations } from './migrations/index.js';
import { TimelineTable } from './timeline-table.js';

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

const line = { at: monday, who: dispatcher, what: 'OrderUrged', why: '', data: { count: '1' } };
const traceOf = async (number: string) => (await new TimelineTable(database.unitOfWork).of(number)).map(({ traceId }) => traceId);

describe('a line of the timeline', () => {
  it('keeps the trace of what caused it', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    await withTraceparent(`00-${trace}-b7ad6b7169203331-01`, 'consume', () =>
      new TimelineTable(database.unitOfWork).append('n-1', 0, [line]),
    );
    expect(await traceOf('n-1')).toEqual([trace]);
  });

  it('does without when nothing is traced', async () => {
    await new TimelineTable(database.unitOfWork).append('n-2', 3, [line, line]);
    expect(await traceOf('n-2')).toEqual(['', '']);
    expect(await new TimelineTable(database.unitOfWork).of('n-2')).toEqual([
      { ...line, seq: 4, traceId: '' },
      { ...line, seq: 5, traceId: '' },
    ]);
  });
});
