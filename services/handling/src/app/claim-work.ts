import type { Caller } from '@hotline/platform/lifecycle';
import type { QueueName, WorkLeases } from './list-ports.js';

/** The one place that keeps two people from doing the same piece of work: who decides it has it in hand, if only for this moment. */
export class ClaimWork {
  constructor(private readonly leases: WorkLeases) {}

  /** Around a review's decision. @throws DomainError LEASE_HELD naming who has it: nothing of the decision is kept */
  review<T>(assignmentId: string, caller: Caller, decide: () => Promise<T>): Promise<T> {
    return this.claimed('review', assignmentId, caller, decide);
  }

  /** Around the recording of a callback. @throws DomainError LEASE_HELD naming who has it: nothing of it is kept */
  callback<T>(number: string, appealNumber: string, caller: Caller, record: () => Promise<T>): Promise<T> {
    return this.claimed('callback', `${number}/${appealNumber}`, caller, record);
  }

  /** In the one unit of work of the command. What the work itself refuses comes first. */
  private async claimed<T>(queue: QueueName, item: string, { person }: Caller, work: () => Promise<T>): Promise<T> {
    const done = await work();
    await this.leases.claim(queue, item, person);
    await this.leases.release(queue, item, person);
    return done;
  }
}
