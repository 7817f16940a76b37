import type { Caller } from '@hotline/platform/lifecycle';
import { answerEscalation, escalateOrder } from '../domain/escalate.js';
import { changeUrgency, confirmLowering } from '../domain/urgency.js';
import { urgeOrder } from '../domain/urge.js';
import type { Answer, Urgency } from '../domain/words.js';
import type { ChangeOrder } from './change-order.js';

/** How pressing an order is: its urgency, those who urge, and the level above. */
export class PressOrder {
  constructor(private readonly change: ChangeOrder) {}

  changeUrgency(number: string, to: Urgency, reason: string, caller: Caller) {
    return this.change.order(number, (order, at) => changeUrgency(order, to, reason, caller, at));
  }

  confirmLowering(number: string, caller: Caller) {
    return this.change.order(number, (order, at) => confirmLowering(order, caller, at));
  }

  urge(number: string, words: string, caller: Caller) {
    return this.change.order(number, (order, at) => urgeOrder(order, words, caller, at));
  }

  escalate(number: string, need: string, until: Date, caller: Caller) {
    return this.change.order(number, (order, at) => escalateOrder(order, need, until, caller, at));
  }

  answerEscalation(escalationId: string, answer: Answer, text: string, caller: Caller) {
    return this.change.orderOf(escalationId, (order, at) => answerEscalation(order, escalationId, answer, text, caller, at));
  }
}
