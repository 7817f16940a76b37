import { DomainError } from '../errors/index.js';
import type { UnitOfWork } from './unit-of-work.js';

/** Seconds that a lease holds, that the number then rests before another gets it, and between renewals. */
const holds = 60;
const rests = 10;
const renewEvery = 20;

/** A number from 0 to 1023 that no other living process of this database has. Fenced: who was away too long has lost it. */
export class WorkerLease {
  private worker = -1;
  private fence = 0;
  private validUntil = 0;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  /** @throws DomainError WORKERS_EXHAUSTED when all 1,024 are taken */
  async start(): Promise<this> {
    await this.take();
    this.timer = setInterval(() => void this.renew().catch(() => undefined), renewEvery * 1000).unref();
    return this;
  }

  /** @throws DomainError WORKER_LEASE_LOST until it is renewed */
  id(): number {
    if (this.monotonic() < this.validUntil) return this.worker;
    throw new DomainError('unavailable', 'WORKER_LEASE_LOST', 'the lease of the id generator ran out; it is being renewed');
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.validUntil = 0;
    await this.uow.execute('UPDATE workers SET until = NOW(6) WHERE id = ? AND fence = ?', [this.worker, this.fence]);
  }

  /** Keeps the number, or takes another when it was lost. */
  async renew(): Promise<void> {
    const asked = this.monotonic();
    const { affectedRows } = await this.uow.execute(
      `UPDATE workers SET until = NOW(6) + INTERVAL ${holds} SECOND WHERE id = ? AND fence = ?`,
      [this.worker, this.fence],
    );
    if (affectedRows === 1) this.validUntil = asked + holds * 1000;
    else await this.take();
  }

  private async take(): Promise<void> {
    const asked = this.monotonic();
    const [worker, fence] = await this.uow.run(async () => {
      const [row] = await this.uow.query<{ id: number; fence: number }>(
        `SELECT id, fence FROM workers WHERE until < NOW(6) - INTERVAL ${rests} SECOND ORDER BY until LIMIT 1 FOR UPDATE SKIP LOCKED`,
      );
      if (!row) throw new DomainError('exhausted', 'WORKERS_EXHAUSTED', 'all 1,024 numbers of the id generator are taken');
      await this.uow.execute(`UPDATE workers SET fence = ?, until = NOW(6) + INTERVAL ${holds} SECOND WHERE id = ?`, [
        row.fence + 1,
        row.id,
      ]);
      return [row.id, row.fence + 1] as const;
    });
    this.worker = worker;
    this.fence = fence;
    this.validUntil = asked + holds * 1000;
  }
}
