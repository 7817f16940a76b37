import type { UnitOfWork } from './unit-of-work.js';

const block = 20;
const remembered = 64;

interface Block {
  next: number;
  last: number;
}

/**
 * Counters by prefix, taken from the database in blocks of twenty, committed apart from whoever asks: numbers are never given
 * twice, and some are never given at all.
 */
export class Numbers {
  private readonly blocks = new Map<string, Promise<Block>>();
  private readonly uow: UnitOfWork;

  constructor(uow: UnitOfWork) {
    this.uow = uow.apart();
  }

  /** 1, 2, 3 … within a process; several processes interleave. */
  async next(prefix: string): Promise<number> {
    for (;;) {
      const pending = this.blocks.get(prefix) ?? this.refill(prefix);
      const current = await pending;
      if (current.next <= current.last) return current.next++;
      if (this.blocks.get(prefix) === pending) this.blocks.delete(prefix);
    }
  }

  private refill(prefix: string): Promise<Block> {
    const pending = this.take(prefix);
    this.blocks.set(prefix, pending);
    pending.catch(() => this.blocks.delete(prefix));
    const [oldest] = this.blocks.keys();
    if (this.blocks.size > remembered && oldest !== undefined) this.blocks.delete(oldest);
    return pending;
  }

  private async take(prefix: string): Promise<Block> {
    const { insertId } = await this.uow.execute(
      'INSERT INTO numbers (prefix, last) VALUES (?, LAST_INSERT_ID(?)) ON DUPLICATE KEY UPDATE last = LAST_INSERT_ID(last + ?)',
      [prefix, block, block],
    );
    return { next: insertId - block + 1, last: insertId };
  }
}
