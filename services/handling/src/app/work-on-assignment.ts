import type { Caller } from '@hotline/platform/lifecycle';
import type { ReturnAsked } from '../domain/assignment.js';
import { recordContact } from '../domain/contact.js';
import { addProgress } from '../domain/progress.js';
import { recallAssignment } from '../domain/recall.js';
import { returnAssignment } from '../domain/returning.js';
import { signAssignment } from '../domain/sign.js';
import { submitResult, type Report } from '../domain/submit.js';
import type { Way } from '../domain/words.js';
import type { ChangeOrder } from './change-order.js';

/** A unit's way with what it was given: receipt, contact, progress, result; or not ours. */
export class WorkOnAssignment {
  constructor(private readonly change: ChangeOrder) {}

  sign(id: string, caller: Caller) {
    return this.change.orderOf(id, (order, at) => signAssignment(order, id, caller, at));
  }

  contact(id: string, way: Way, words: string, caller: Caller) {
    return this.change.orderOf(id, (order, at) => recordContact(order, id, way, words, caller, at));
  }

  progress(id: string, text: string, caller: Caller) {
    return this.change.orderOf(id, (order, at) => addProgress(order, id, text, caller, at));
  }

  submit(id: string, report: Report, caller: Caller) {
    return this.change.orderOf(id, (order, at) => submitResult(order, id, report, caller, at));
  }

  returnIt(id: string, asked: Omit<ReturnAsked, 'at'>, caller: Caller) {
    return this.change.orderOf(id, (order, at) => returnAssignment(order, id, asked, caller, at));
  }

  recall(id: string, reason: string, wrongDispatch: boolean, caller: Caller) {
    return this.change.orderOf(id, (order, at) => recallAssignment(order, id, reason, wrongDispatch, caller, at));
  }
}
