import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replies by idempotency key, leases of queue items, counters by prefix, the numbers of the id generators. */
export class CreateKeeping1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency (
        person VARCHAR(64) NOT NULL,
        id VARCHAR(128) NOT NULL,
        request_hash BINARY(32) NOT NULL,
        reply MEDIUMBLOB NOT NULL,
        at DATETIME(6) NOT NULL,
        PRIMARY KEY (person, id),
        KEY (at))`);
    await runner.query(`
      CREATE TABLE leases (
        queue VARCHAR(64) NOT NULL,
        item VARCHAR(64) NOT NULL,
        holder VARCHAR(64) NOT NULL,
        until DATETIME(6) NOT NULL,
        PRIMARY KEY (queue, item),
        KEY (until))`);
    await runner.query('CREATE TABLE numbers (prefix VARCHAR(64) NOT NULL PRIMARY KEY, last BIGINT NOT NULL)');
    await runner.query(
      "CREATE TABLE workers (id SMALLINT NOT NULL PRIMARY KEY, fence BIGINT NOT NULL DEFAULT 0, until DATETIME(6) NOT NULL DEFAULT '2000-01-01', KEY (until))",
    );
    await runner.query(`INSERT INTO workers (id) VALUES ${Array.from({ length: 1024 }, (_, id) => `(${id})`).join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency, leases, numbers, workers');
  }
}
