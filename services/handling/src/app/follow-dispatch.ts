import type { Actor } from '@hotline/platform/lifecycle';
import { takeDispatch, takeEmergency, takeReassignment, type Dispatch, type Emergency, type Reassignment } from '../domain/dispatching.js';
import { keepAfterReturn, leaveByReturn, type ReturnSuccess } from '../domain/returning.js';
import type { ChangeOrder } from './change-order.js';

/** Who did it, and when. */
export interface Act {
  number: string;
  actor: Actor;
  at: Date;
}

/** What dispatch decided about units and returns. */
export class FollowDispatch {
  constructor(private readonly change: ChangeOrder) {}

  async dispatched({ number, actor, at }: Act, dispatch: Dispatch): Promise<void> {
    await this.change.byFact(number, at, (order, now) => takeDispatch(order, dispatch, actor, now));
  }

  async reassigned({ number, actor, at }: Act, reassignment: Reassignment): Promise<void> {
    await this.change.byFact(number, at, (order, now) => takeReassignment(order, reassignment, actor, now));
  }

  async emergency({ number, actor, at }: Act, emergency: Emergency): Promise<void> {
    await this.change.byFact(number, at, (order, now) => takeEmergency(order, emergency, actor, now));
  }

  /** Granted, or ruled for the unit. */
  async returnSucceeded({ number, actor, at }: Act, success: ReturnSuccess): Promise<void> {
    await this.change.byFact(number, at, (order, now) => leaveByReturn(order, success, actor, now));
  }

  /** Refused, or ruled against the unit. */
  async returnFailed({ number, actor, at }: Act, assignmentId: string): Promise<void> {
    await this.change.byFact(number, at, (order, now) => keepAfterReturn(order, assignmentId, actor, now));
  }
}
