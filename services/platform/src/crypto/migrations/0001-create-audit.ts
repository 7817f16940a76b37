import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The chained rows, and the head that an append locks. `at` is text: the hash covers it to the millisecond. */
export class CreateAudit1700000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE audit (
      seq BIGINT NOT NULL PRIMARY KEY,
      at VARCHAR(32) NOT NULL,
      person VARCHAR(64) NOT NULL,
      action VARCHAR(64) NOT NULL,
      subject VARCHAR(128) NOT NULL,
      reason TEXT NOT NULL,
      previous_hash CHAR(64) NOT NULL,
      hash CHAR(64) NOT NULL,
      KEY audit_subject (subject, seq)
    )`);
    await runner.query('CREATE TABLE audit_head (id TINYINT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, hash CHAR(64) NOT NULL)');
    await runner.query("INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '')");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit');
    await runner.query('DROP TABLE audit_head');
  }
}

/** What a service whose acts are audited runs in its database. */
export const auditMigrations = [CreateAudit1700000000100];
