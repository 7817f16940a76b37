// The tables of three-inserts.ts: as narrow as the trade allows, each with the one index that somebody would need.
import type { Database } from '../database.ts';
import { sqlOn } from '../sql.ts';

const tables = [
  `CREATE TABLE orders (id VARCHAR(64) NOT NULL PRIMARY KEY, version INT NOT NULL, body LONGTEXT NOT NULL, state VARCHAR(16) NOT NULL,
    unit VARCHAR(32) NOT NULL, opened_at DATETIME(3) NOT NULL, KEY by_state (state, opened_at, id))`,
  `CREATE TABLE timeline (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, number VARCHAR(64) NOT NULL, at DATETIME(3) NOT NULL,
    kind VARCHAR(32) NOT NULL, body TEXT NOT NULL, KEY by_order (number, id))`,
  `CREATE TABLE outbox (sequence BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, id VARCHAR(64) NOT NULL, topic VARCHAR(64) NOT NULL,
    type VARCHAR(64) NOT NULL, lane VARCHAR(64) NOT NULL, at DATETIME(3) NOT NULL, payload BLOB NOT NULL)`,
];

export async function makeThreeTables(database: Database, name: string): Promise<void> {
  const sql = await sqlOn(database);
  try {
    await sql.run(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
    await sql.run(`USE \`${name}\``);
    for (const table of tables) await sql.run(table);
  } finally {
    await sql.close();
  }
}
