import { resumeAtDate } from '../domain/resume.js';
import { setReturnWindow } from '../domain/returning.js';
import { autoSign } from '../domain/sign.js';
import type { ChangeOrder } from './change-order.js';

/** What sla's deadlines do to orders. */
export class FollowClocks {
  constructor(
    private readonly change: ChangeOrder,
    /** Whether an unsigned assignment is signed by the system when the signing time ends. */
    private readonly signsByItself: boolean,
  ) {}

  async signBreached(number: string, assignmentId: string, happenedAt: Date): Promise<void> {
    if (this.signsByItself) await this.change.byFact(number, happenedAt, (order, at) => autoSign(order, assignmentId, at));
  }

  async suspensionOver(number: string, suspensionId: string, happenedAt: Date): Promise<void> {
    await this.change.byFact(number, happenedAt, (order, at) => resumeAtDate(order, suspensionId, at));
  }

  async returnWindowSet(number: string, assignmentId: string, until: Date): Promise<void> {
    await this.change.order(number, (order) => setReturnWindow(order, assignmentId, until));
  }
}
