import type { Caller } from '@hotline/platform/lifecycle';
import type { Queue } from './ports.js';

/** The lease on an appeal that waits: renewed while the form is open, given back when it closes. */
export class KeepLease {
  constructor(private readonly queue: Queue) {}

  renew(number: string, { person }: Caller): Promise<void> {
    return this.queue.renew(number, person);
  }

  release(number: string, { person }: Caller): Promise<void> {
    return this.queue.release(number, person);
  }
}
