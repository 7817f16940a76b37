import type { MigrationInterface, QueryRunner } from 'typeorm';

const code = 'VARCHAR(32) CHARACTER SET ascii NOT NULL';

/** Placements with the queue's index, returns, units, versions of catalogue and tree with the pointer to the current one, reply templates. */
export class CreateDispatch1700000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE placements (
        id VARCHAR(64) NOT NULL PRIMARY KEY,
        version INT NOT NULL,
        body LONGTEXT NOT NULL,
        state VARCHAR(16) NOT NULL,
        urgency_rank TINYINT NOT NULL,
        since DATETIME(3) NOT NULL,
        urgency VARCHAR(16) NOT NULL,
        category VARCHAR(16) NOT NULL,
        division VARCHAR(16) NOT NULL,
        KEY queue (state, urgency_rank, since, id))`);
    await runner.query(`
      CREATE TABLE returns (
        id VARCHAR(64) NOT NULL PRIMARY KEY,
        version INT NOT NULL,
        body LONGTEXT NOT NULL,
        number VARCHAR(64) NOT NULL,
        unit ${code},
        state VARCHAR(32) NOT NULL,
        requested_at DATETIME(3) NOT NULL,
        KEY (number),
        KEY (requested_at, id),
        KEY (unit, requested_at, id),
        KEY (state, requested_at, id))`);
    await runner.query(`
      CREATE TABLE units (
        code ${code} PRIMARY KEY,
        name VARCHAR(100) NOT NULL,
        kind VARCHAR(16) NOT NULL,
        division VARCHAR(16) NOT NULL,
        remote_tenant VARCHAR(16) NOT NULL,
        level VARCHAR(16) NOT NULL,
        active TINYINT NOT NULL,
        phone VARCHAR(32) NOT NULL,
        people TEXT NOT NULL,
        hours VARCHAR(200) NOT NULL)`);
    await runner.query('CREATE TABLE editions (kind VARCHAR(16) NOT NULL PRIMARY KEY, version INT NOT NULL)');
    await runner.query("INSERT INTO editions (kind, version) VALUES ('catalogue', 0), ('categories', 0)");
    await runner.query(`
      CREATE TABLE catalogue_rows (
        version INT NOT NULL,
        line INT NOT NULL,
        category ${code},
        division VARCHAR(16) NOT NULL,
        unit ${code},
        assists TEXT NOT NULL,
        may_push_down TINYINT NOT NULL,
        legal_basis TEXT NOT NULL,
        PRIMARY KEY (version, line))`);
    await runner.query(`
      CREATE TABLE categories (
        version INT NOT NULL,
        line INT NOT NULL,
        code ${code},
        parent VARCHAR(32) NOT NULL,
        name VARCHAR(100) NOT NULL,
        urgency VARCHAR(16) NOT NULL,
        process VARCHAR(16) NOT NULL,
        required_fields TEXT NOT NULL,
        keywords TEXT NOT NULL,
        PRIMARY KEY (version, line))`);
    await runner.query(`
      CREATE TABLE reply_templates (
        id VARCHAR(64) NOT NULL PRIMARY KEY,
        version INT NOT NULL,
        body LONGTEXT NOT NULL,
        name VARCHAR(100) NOT NULL,
        text TEXT NOT NULL,
        state VARCHAR(16) NOT NULL,
        category_prefix VARCHAR(16) NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE placements, returns, units, editions, catalogue_rows, categories, reply_templates');
  }
}
