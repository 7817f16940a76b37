import type { Caller } from '@hotline/platform/lifecycle';
import { resumeOrder } from '../domain/resume.js';
import { grantSuspension, refuseSuspension, requestSuspension } from '../domain/suspend.js';
import type { ChangeOrder } from './change-order.js';

/** An order rests until a date, asked by a unit and decided by the centre. */
export class SuspendOrder {
  constructor(private readonly change: ChangeOrder) {}

  request(number: string, reason: string, until: Date, caller: Caller) {
    return this.change.order(number, (order, at) => requestSuspension(order, reason, until, caller, at));
  }

  grant(suspensionId: string, caller: Caller) {
    return this.change.orderOf(suspensionId, (order, at) => grantSuspension(order, suspensionId, caller, at));
  }

  refuse(suspensionId: string, reason: string, caller: Caller) {
    return this.change.orderOf(suspensionId, (order, at) => refuseSuspension(order, suspensionId, reason, caller, at));
  }

  resume(number: string, reason: string, caller: Caller) {
    return this.change.order(number, (order, at) => resumeOrder(order, reason, caller, at));
  }
}
