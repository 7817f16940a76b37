import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices, their templates, and what must be known for telling: matters and the names of units. */
export class CreateNotices1700000050001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notices (
        id VARCHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
        number VARCHAR(64) NOT NULL,
        occasion VARCHAR(64) NOT NULL,
        audience VARCHAR(16) NOT NULL,
        addressee VARCHAR(64) NOT NULL,
        channel VARCHAR(16) NOT NULL,
        text VARCHAR(1000) NOT NULL,
        sealed_query_code VARCHAR(255) NOT NULL,
        state VARCHAR(16) NOT NULL,
        attempts INT NOT NULL,
        reason VARCHAR(500) NOT NULL,
        queued_at DATETIME(3) NOT NULL,
        next_attempt_at DATETIME(3) NOT NULL,
        sent_at DATETIME(3) NULL,
        KEY (number, queued_at, id),
        KEY (addressee, queued_at, id),
        KEY (state, next_attempt_at),
        KEY (queued_at, id))`);
    await runner.query(`
      CREATE TABLE templates (
        occasion VARCHAR(64) NOT NULL,
        audience VARCHAR(16) NOT NULL,
        channel VARCHAR(16) NOT NULL,
        text VARCHAR(1000) NOT NULL,
        PRIMARY KEY (occasion, audience))`);
    await runner.query('CREATE TABLE matters (id VARCHAR(64) NOT NULL PRIMARY KEY, version INT NOT NULL, body LONGTEXT NOT NULL)');
    await runner.query('CREATE TABLE unit_names (unit VARCHAR(64) NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notices, templates, matters, unit_names');
  }
}
