import type { Caller } from '@hotline/platform/lifecycle';
import { closeAsDissatisfied } from '../domain/close-as-dissatisfied.js';
import { recordCallback, recordNoAnswer, type Said } from '../domain/record-callback.js';
import { reopenOrder } from '../domain/reopen-order.js';
import type { ChangeOrder } from './change-order.js';
import type { ClaimWork } from './claim-work.js';

/** The centre asks the citizens, and decides what their answers mean for the order. */
export class CallBack {
  constructor(
    private readonly change: ChangeOrder,
    private readonly claim: ClaimWork,
    /** How long after its end an order may be reopened. */
    private readonly reopenWindowDays: number,
    /** Between calls that count, in a rehearsal; 0: as the trade has it. */
    private readonly rehearsedPauseMs: number,
  ) {}

  /** `said` absent: nobody was reached. */
  record(number: string, appealNumber: string, said: Said | undefined, words: string, caller: Caller) {
    const voice = appealNumber || number;
    return this.claim.callback(number, voice, caller, () =>
      this.change.order(number, (order, at) =>
        said === undefined
          ? recordNoAnswer(order, voice, words, caller, at, this.rehearsedPauseMs)
          : recordCallback(order, voice, said, caller, at),
      ),
    );
  }

  closeAsDissatisfied(number: string, reason: string, caller: Caller) {
    return this.change.order(number, (order, at) => closeAsDissatisfied(order, reason, caller, at));
  }

  reopen(number: string, partNumbers: readonly string[], reason: string, caller: Caller) {
    return this.change.order(number, (order, at) => reopenOrder(order, partNumbers, reason, this.reopenWindowDays, caller, at));
  }
}
