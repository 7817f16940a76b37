import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each topic of a mailbox is read in its own order. */
export class MailboxByTopic1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mailbox ADD KEY by_topic (topic, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mailbox DROP KEY by_topic');
  }
}
