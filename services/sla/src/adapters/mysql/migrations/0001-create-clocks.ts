import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row a clock, claimed by `next_at`; matters without their clocks; extensions as lists show them; policies and calendars by version. */
export class CreateClocks1700000040001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE clocks (
        id VARCHAR(128) NOT NULL PRIMARY KEY,
        matter VARCHAR(64) NOT NULL,
        kind VARCHAR(32) NOT NULL,
        unit VARCHAR(64) NOT NULL,
        state VARCHAR(16) NOT NULL,
        due_at DATETIME(3) NOT NULL,
        next_at DATETIME(3) NULL,
        body LONGTEXT NOT NULL,
        KEY (matter),
        KEY (next_at),
        KEY (state, due_at, id),
        KEY (unit, state, due_at, id),
        KEY (kind, state, due_at, id))`);
    await runner.query('CREATE TABLE matters (id VARCHAR(64) NOT NULL PRIMARY KEY, version INT NOT NULL, body LONGTEXT NOT NULL)');
    await runner.query(`
      CREATE TABLE extensions (
        id VARCHAR(64) NOT NULL PRIMARY KEY,
        matter VARCHAR(64) NOT NULL,
        number VARCHAR(64) NOT NULL,
        unit VARCHAR(64) NOT NULL,
        state VARCHAR(16) NOT NULL,
        asked_at DATETIME(3) NOT NULL,
        body LONGTEXT NOT NULL,
        KEY (state, asked_at, id),
        KEY (unit, asked_at, id),
        KEY (number),
        KEY (asked_at, id))`);
    await runner.query('CREATE TABLE policies (version INT NOT NULL PRIMARY KEY, body LONGTEXT NOT NULL)');
    await runner.query('CREATE TABLE calendars (version INT NOT NULL AUTO_INCREMENT PRIMARY KEY, body LONGTEXT NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE clocks, matters, extensions, policies, calendars');
  }
}
