import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may sign in, and who is signed in. */
export class CreateAccounts1732200000000 implements MigrationInterface {
  readonly name = 'CreateAccounts1732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE accounts (
      account VARCHAR(32) NOT NULL PRIMARY KEY,
      name VARCHAR(50) NOT NULL,
      unit VARCHAR(64) NOT NULL,
      roles VARCHAR(255) NOT NULL,
      password_hash VARCHAR(255) NOT NULL,
      active BOOLEAN NOT NULL,
      failures SMALLINT UNSIGNED NOT NULL,
      locked_until DATETIME(3) NULL,
      KEY by_name (name)
    )`);
    await runner.query(`CREATE TABLE sessions (
      id CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
      account VARCHAR(32) NOT NULL,
      opened_at DATETIME(3) NOT NULL,
      seen_at DATETIME(3) NOT NULL,
      KEY by_account (account),
      KEY by_seen (seen_at),
      KEY by_opened (opened_at)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sessions');
    await runner.query('DROP TABLE accounts');
  }
}
