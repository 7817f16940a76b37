import type { Caller } from '@hotline/platform/lifecycle';
import { approveResult, rejectResult } from '../domain/review.js';
import type { ChangeOrder } from './change-order.js';
import type { ClaimWork } from './claim-work.js';

/** The centre checks what a unit reports. */
export class ReviewResults {
  constructor(
    private readonly change: ChangeOrder,
    private readonly claim: ClaimWork,
  ) {}

  approve(assignmentId: string, caller: Caller) {
    return this.claim.review(assignmentId, caller, () =>
      this.change.orderOf(assignmentId, (order, at) => approveResult(order, assignmentId, caller, at)),
    );
  }

  reject(assignmentId: string, reason: string, caller: Caller) {
    return this.claim.review(assignmentId, caller, () =>
      this.change.orderOf(assignmentId, (order, at) => rejectResult(order, assignmentId, reason, caller, at)),
    );
  }
}
