import type { Caller } from '@hotline/platform/lifecycle';
import { addAssist } from '../domain/add-assist.js';
import { recordMinutes } from '../domain/progress.js';
import { recordThreeWayCall, type ThreeWayCall } from '../domain/three-way.js';
import type { ChangeOrder } from './change-order.js';
import type { Units } from './ports.js';

/** Several units at one matter: convened, at one table, or on one line. */
export class JoinUnits {
  constructor(
    private readonly change: ChangeOrder,
    private readonly units: Units,
  ) {}

  async addAssist(number: string, unit: string, reason: string, caller: Caller) {
    await this.units.requireActive([unit]);
    return this.change.order(number, (order, at) => addAssist(order, unit, reason, caller, at));
  }

  recordMinutes(number: string, text: string, divisionOfLabour: Record<string, string>, caller: Caller) {
    return this.change.order(number, (order, at) => recordMinutes(order, text, divisionOfLabour, caller, at));
  }

  async recordThreeWayCall(number: string, call: ThreeWayCall, caller: Caller) {
    await this.units.requireActive([call.unit]);
    return this.change.order(number, (order, at) => recordThreeWayCall(order, call, caller, at));
  }
}
