import type { UnitOfWork } from '../mysql/index.js';

/** Whether it is this process's turn until the running unit of work ends; it never waits. Another process may be at it. */
export async function takeTurn(uow: UnitOfWork, name: 'relay' | 'mailbox'): Promise<boolean> {
  const rows = await uow.query('SELECT name FROM turns WHERE name = ? FOR UPDATE SKIP LOCKED', [name]);
  return rows.length === 1;
}
