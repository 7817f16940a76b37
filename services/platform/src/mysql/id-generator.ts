import type { WorkerLease } from './worker-lease.js';

/** Ids count milliseconds from here; 41 bits last until 2093. */
const epoch = Date.UTC(2024, 0, 1);
const sequences = 4096;

/** Time-ordered ids of 63 bits, as decimal strings: 41 bits of milliseconds, 10 of a leased worker's number, 12 of a sequence. */
export class IdGenerator {
  private last = 0;
  private sequence = 0;

  constructor(
    private readonly worker: Pick<WorkerLease, 'id'>,
    private readonly clock: { now(): Date },
  ) {}

  /** @throws DomainError WORKER_LEASE_LOST when the worker's number may belong to another process by now */
  next(): string {
    const worker = this.worker.id();
    const now = Math.max(this.clock.now().getTime() - epoch, this.last);
    this.sequence = now === this.last ? this.sequence + 1 : 0;
    this.last = now;
    if (this.sequence === sequences) {
      this.last += 1; // borrowed from the next millisecond
      this.sequence = 0;
    }
    return ((BigInt(this.last) << 22n) | (BigInt(worker) << 12n) | BigInt(this.sequence)).toString();
  }
}
