import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appeals with the words of their titles; marks; how far orders have come; calls, channels, wrong query codes, names of units. */
export class CreateIntake1700000010001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
    await runner.query(`INSERT INTO channels (code, name, is_open) VALUES
      ('phone', '电话', TRUE), ('web', '网站', TRUE), ('wechat', '微信', TRUE), ('app', 'APP', TRUE), ('sms', '短信', TRUE),
      ('superior', '上级转办', TRUE)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE appeals, title_grams, marks, progresses, calls, channels, guesses, unit_names');
  }
}

const document = 'id VARCHAR(64) NOT NULL PRIMARY KEY, version INT NOT NULL, body LONGTEXT NOT NULL';

const tables = [
  `CREATE TABLE appeals (
    ${document},
    state VARCHAR(16) NOT NULL,
    channel VARCHAR(32) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    category VARCHAR(32) NOT NULL,
    division VARCHAR(16) NOT NULL,
    person VARCHAR(64) NOT NULL,
    order_number VARCHAR(64) NOT NULL,
    title VARCHAR(128) NOT NULL,
    received_at DATETIME(3) NOT NULL,
    KEY by_time (received_at, id),
    KEY by_state (state, received_at, id),
    KEY by_person (person, received_at, id),
    KEY by_matter (division, category, received_at, id),
    KEY by_category (category, received_at, id),
    KEY by_order (order_number, received_at, id))`,
  `CREATE TABLE title_grams (
    gram VARCHAR(8) NOT NULL,
    received_at DATETIME(3) NOT NULL,
    id VARCHAR(64) NOT NULL,
    PRIMARY KEY (gram, received_at, id),
    KEY by_appeal (id))`,
  `CREATE TABLE marks (
    ${document},
    state VARCHAR(16) NOT NULL,
    person VARCHAR(64) NOT NULL,
    review_at DATETIME(3) NULL,
    KEY by_person (person),
    KEY by_state (state, review_at))`,
  `CREATE TABLE progresses (${document})`,
  `CREATE TABLE calls (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    number VARCHAR(64) NOT NULL,
    direction VARCHAR(8) NOT NULL,
    person VARCHAR(64) NOT NULL,
    sealed TEXT NOT NULL,
    started_at DATETIME(3) NOT NULL,
    duration_seconds INT NOT NULL,
    recording VARCHAR(500) NOT NULL,
    words TEXT NOT NULL,
    agent VARCHAR(64) NOT NULL,
    KEY by_appeal (number),
    KEY by_person (person, started_at))`,
  'CREATE TABLE channels (code VARCHAR(32) NOT NULL PRIMARY KEY, name VARCHAR(64) NOT NULL, is_open BOOLEAN NOT NULL)',
  'CREATE TABLE guesses (number VARCHAR(64) NOT NULL PRIMARY KEY, wrong INT NOT NULL, first_at DATETIME(3) NOT NULL)',
  'CREATE TABLE unit_names (unit VARCHAR(32) NOT NULL PRIMARY KEY, name VARCHAR(128) NOT NULL)',
];
