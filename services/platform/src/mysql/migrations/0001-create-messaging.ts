import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every message consists of. Event ids are UUIDs, or name a place in a broken topic. */
const message = `
  event_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
  topic VARCHAR(64) NOT NULL,
  type VARCHAR(64) NOT NULL,
  message_key VARCHAR(64) NOT NULL,
  at DATETIME(3) NOT NULL,
  traceparent VARCHAR(64) CHARACTER SET ascii NOT NULL,
  payload MEDIUMBLOB NOT NULL`;

/** Out: outbox. In: mailbox (local transport), inbox (what was applied), parked (what waits or failed). turns: one at a time. */
export class CreateMessaging1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE outbox (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, ${message})`);
    await runner.query(`CREATE TABLE mailbox (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, ${message}, UNIQUE KEY (event_id))`);
    await runner.query(`
      CREATE TABLE inbox (
        consumer VARCHAR(32) NOT NULL,
        event_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
        at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
        PRIMARY KEY (consumer, event_id),
        KEY (at))`);
    await runner.query(`
      CREATE TABLE parked (
        id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
        consumer VARCHAR(32) NOT NULL,
        ${message},
        state VARCHAR(16) NOT NULL,
        tries INT NOT NULL,
        reason VARCHAR(500) NOT NULL,
        next_attempt_at DATETIME(3) NOT NULL,
        UNIQUE KEY (consumer, event_id),
        KEY (consumer, message_key, topic, id),
        KEY (consumer, state, next_attempt_at))`);
    await runner.query('CREATE TABLE turns (name VARCHAR(32) NOT NULL PRIMARY KEY)');
    await runner.query("INSERT INTO turns (name) VALUES ('relay'), ('mailbox')");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox, mailbox, inbox, parked, turns');
  }
}
