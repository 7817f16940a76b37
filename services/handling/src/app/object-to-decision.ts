import type { Caller } from '@hotline/platform/lifecycle';
import { decideObjection } from '../domain/decide-objection.js';
import { raiseObjection, type RaiseObjection } from '../domain/raise-objection.js';
import type { ChangeOrder } from './change-order.js';

/** Units object; another person than the first decider decides. */
export class ObjectToDecision {
  constructor(private readonly change: ChangeOrder) {}

  raise(command: RaiseObjection, caller: Caller) {
    return this.change.orderOf(command.assignmentId, (order, at) => raiseObjection(order, command, caller, at));
  }

  decide(objectionId: string, upheld: boolean, reason: string, caller: Caller) {
    return this.change.orderOf(objectionId, (order, at) => decideObjection(order, objectionId, upheld, reason, caller, at));
  }
}
