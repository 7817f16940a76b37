import type { UnitOfWork } from '@hotline/platform/mysql';
import type { Guesses } from '../../app/ports.js';
import { endOfWindow, mostGuesses, startOfWindow } from '../../domain/guesses.js';

/** Counted apart from the running unit of work, which the refusal rolls back. */
export class MysqlGuesses implements Guesses {
  private readonly apart: UnitOfWork;

  constructor(private readonly uow: UnitOfWork) {
    this.apart = uow.apart();
  }

  async lockedUntil(number: string, now: Date): Promise<Date | undefined> {
    const [row] = await this.uow.query<{ first_at: Date }>(
      'SELECT first_at FROM guesses WHERE number = ? AND wrong >= ? AND first_at > ?',
      [number, mostGuesses, startOfWindow(now)],
    );
    return row && endOfWindow(row.first_at);
  }

  async count(number: string, now: Date): Promise<void> {
    const start = startOfWindow(now);
    await this.apart.execute(
      `INSERT INTO guesses (number, wrong, first_at) VALUES (?, 1, ?)
        ON DUPLICATE KEY UPDATE wrong = IF(first_at > ?, wrong + 1, 1), first_at = IF(first_at > ?, first_at, VALUES(first_at))`,
      [number, now, start, start],
    );
  }
}
