import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders as documents, and the one timeline: its `id` tells watchers what is new. */
export class CreateOrders1700000002001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE orders (
        id VARCHAR(64) NOT NULL PRIMARY KEY,
        version INT NOT NULL,
        body LONGTEXT NOT NULL)`);
    await runner.query(`
      CREATE TABLE timeline (
        number VARCHAR(64) NOT NULL,
        seq INT NOT NULL,
        at DATETIME(3) NOT NULL,
        who TEXT NOT NULL,
        what VARCHAR(64) NOT NULL,
        why TEXT NOT NULL,
        data TEXT NOT NULL,
        trace_id VARCHAR(32) CHARACTER SET ascii NOT NULL,
        id BIGINT NOT NULL AUTO_INCREMENT,
        PRIMARY KEY (number, seq),
        UNIQUE KEY by_writing (id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE orders, timeline');
  }
}
