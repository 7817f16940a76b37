import type { Caller } from '@hotline/platform/lifecycle';
import { confirmVoid, requestVoid } from '../domain/end.js';
import type { ChangeOrder } from './change-order.js';

/** An order that should not be, by two persons. */
export class VoidOrder {
  constructor(private readonly change: ChangeOrder) {}

  request(number: string, reason: string, caller: Caller) {
    return this.change.order(number, (order, at) => requestVoid(order, reason, caller, at));
  }

  confirm(number: string, caller: Caller) {
    return this.change.order(number, (order, at) => confirmVoid(order, caller, at));
  }
}
