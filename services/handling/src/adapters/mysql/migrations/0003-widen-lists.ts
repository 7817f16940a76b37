import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The orders of the worklists carry on what most filters ask for, so that a page's numbers are found in the index alone (see order-query). No
 * further index, which every new order and every moved deadline would have to write: these four grow by a third.
 */
export class WidenLists1700000002003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await change(runner, ', urgency, category, division');
  }

  async down(runner: QueryRunner): Promise<void> {
    await change(runner, '');
  }
}

const orders = { by_due: 'next_due_at', by_opened: 'opened_at', by_state_due: 'state, next_due_at', by_state_opened: 'state, opened_at' };

async function change(runner: QueryRunner, further: string): Promise<void> {
  const changes = Object.entries(orders).map(([name, columns]) => `DROP KEY ${name}, ADD KEY ${name} (${columns}, number${further})`);
  await runner.query(`ALTER TABLE order_items ${changes.join(', ')}`);
}
