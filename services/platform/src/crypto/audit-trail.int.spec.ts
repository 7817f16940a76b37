import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../mysql/index.js';
import { freshDatabase, testServer, type TestDatabase } from '../testing/index.js';
import { AuditTrail } from './audit-trail.js';
import { auditMigrations } from './migrations/0001-create-audit.js';

let server: Server;
let database: TestDatabase;
let trail: AuditTrail;

const act = (subject: string) => ({ at: new Date('2026-11-23T01:00:00.123Z'), person: '张三', action: 'reveal', subject, reason: '核实' });

beforeAll(async () => {
  server = await testServer();
  database = await freshDatabase(server, auditMigrations);
  trail = new AuditTrail(database.unitOfWork, Buffer.alloc(32, 1));
}, 120_000);

afterAll(async () => {
  await database?.drop();
  await server?.close();
});

describe('the audit trail', () => {
  it('does not fork when many append at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => trail.append(act(`n-${index}`))));
    expect(await trail.verify(7)).toBeUndefined();
    const [{ rows } = { rows: 0 }] = await database.unitOfWork.query<{ rows: number | string }>(
      'SELECT COUNT(DISTINCT previous_hash) AS `rows` FROM audit',
    );
    expect(Number(rows)).toBe(20);
  });

  it('forgets what was rolled back', async () => {
    const refused = database.unitOfWork.run(async () => {
      await trail.append(act('never'));
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await trail.verify()).toBeUndefined();
    expect((await trail.append(act('next'))).seq).toBe(21);
  });

  it.each([
    ['a changed word', "UPDATE audit SET reason = '例行' WHERE seq = 5", { seq: 5, why: 'its content was changed' }],
    ['a changed moment', "UPDATE audit SET at = '2026-11-23T02:00:00.123Z' WHERE seq = 6", { seq: 6, why: 'its content was changed' }],
    ['a removed row', 'DELETE FROM audit WHERE seq = 7', { seq: 7, why: 'the row is missing' }],
    ['a removed end', 'DELETE FROM audit WHERE seq = 21', { seq: 21, why: 'rows at the end are missing' }],
    ['a forged hash', "UPDATE audit SET hash = REPEAT('0', 64) WHERE seq = 8", { seq: 8, why: 'its content was changed' }],
    [
      'a row slipped in at the end',
      "INSERT INTO audit SELECT 22, at, person, action, subject, reason, hash, REPEAT('0', 64) FROM audit WHERE seq = 21",
      { seq: 22, why: 'its content was changed' },
    ],
  ])('names the row after %s', async (_what, sql, broken) => {
    await expect(
      database.unitOfWork.run(async () => {
        await database.unitOfWork.execute(sql);
        expect(await trail.verify()).toEqual(broken);
        throw new Error('put it back');
      }),
    ).rejects.toThrow('put it back');
    expect(await trail.verify()).toBeUndefined();
  });

  it('does not believe a row of another trail, sealed by the same key, when what follows is bent to it', async () => {
    const other = await freshDatabase(server, auditMigrations);
    const otherTrail = new AuditTrail(other.unitOfWork, Buffer.alloc(32, 1));
    for (let n = 1; n <= 9; n++) await otherTrail.append(act(`other-${n}`));
    await expect(
      database.unitOfWork.run(async () => {
        await database.unitOfWork.execute(
          `UPDATE audit ours JOIN ${other.name}.audit theirs USING (seq) SET ours.subject = theirs.subject, ours.hash = theirs.hash WHERE seq = 9`,
        );
        await database.unitOfWork.execute(
          `UPDATE audit SET previous_hash = (SELECT hash FROM ${other.name}.audit WHERE seq = 9) WHERE seq = 10`,
        );
        expect(await trail.verify()).toEqual({ seq: 9, why: 'its content was changed' });
        throw new Error('put it back');
      }),
    ).rejects.toThrow('put it back');
    await other.drop();
  });

  it('does not believe rows that another key sealed', async () => {
    expect(await new AuditTrail(database.unitOfWork, Buffer.alloc(32, 2)).verify()).toMatchObject({ seq: 1 });
  });
});
