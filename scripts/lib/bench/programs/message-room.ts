// A database with the platform's tables, and messages to relay or to take in.
import { migrate, openServer, UnitOfWork } from '@hotline/platform/mysql';
import type { Database } from '../database.ts';
import type { Sql } from '../sql.ts';

const columns = 'event_id, topic, type, message_key, at, traceparent, payload';
export const topic = 'intake.appeal';
export const type = 'AppealAccepted';
export const payloadBytes = 700;

export const openUnitOfWork = (port: number, database: string, poolSize: number): UnitOfWork =>
  new UnitOfWork(openServer({ host: '127.0.0.1', port, user: 'root', password: '', poolSize }), database);

export async function makeRoom({ port }: Database, name: string): Promise<void> {
  const server = openServer({ host: '127.0.0.1', port, user: 'root', password: '', poolSize: 2 });
  await migrate(server, name, []);
  await server.lend(name, (session) =>
    session.text(
      'CREATE TABLE effects (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, message_key VARCHAR(64) NOT NULL, type VARCHAR(64) NOT NULL)',
    ),
  );
  await server.close();
}

/** Exactly so many messages are in the table, and nothing in the others. */
export async function fill(sql: Sql, database: string, table: 'outbox' | 'mailbox', count: number): Promise<void> {
  for (const each of ['outbox', 'mailbox', 'inbox', 'effects']) await sql.run(`TRUNCATE \`${database}\`.${each}`);
  await sql.run(
    `INSERT INTO \`${database}\`.${table} (${columns})
     SELECT UUID(), '${topic}', '${type}', CONCAT('411700-20261123-', LPAD(seq, 6, '0')), NOW(3),
       '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', REPEAT('p', ${payloadBytes}) FROM \`${database}\`.seq_1_to_${count}`,
  );
}

export async function countOf(sql: Sql, database: string, table: string): Promise<number> {
  const [row] = await sql.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM \`${database}\`.${table}`);
  return row!.n;
}
