import { AcceptAppeal } from './accept-appeal.js';
import { AddToAppeal } from './add-to-appeal.js';
import { AnswerAppeal } from './answer-appeal.js';
import { DecideAppeal } from './decide-appeal.js';
import { DecideUnreasonable } from './decide-unreasonable.js';
import { DeclineAppeal } from './decline-appeal.js';
import { DetachVoice } from './detach-voice.js';
import { FindAppeals } from './find-appeals.js';
import { FindRelatedAppeals } from './find-related-appeals.js';
import { FollowOrders } from './follow-orders.js';
import { GetAppeal } from './get-appeal.js';
import { KeepLease } from './keep-lease.js';
import { LiftUnreasonable } from './lift-unreasonable.js';
import { MarkUnreasonable } from './mark-unreasonable.js';
import { MergeAppeal } from './merge-appeal.js';
import type { Ports } from './ports.js';
import { QueryCodeCheck } from './query-code.js';
import { RateAppeal } from './rate-appeal.js';
import { RecordCall } from './record-call.js';
import { ReferMalice } from './refer-malice.js';
import { RevealContact } from './reveal-contact.js';
import { SubmitAppeal } from './submit-appeal.js';
import { TakeBackAppeal } from './take-back-appeal.js';
import { TakeNextAppeal } from './take-next-appeal.js';
import { TrackAppeal } from './track-appeal.js';
import { TransferAppeal } from './transfer-appeal.js';
import { UrgeAppeal } from './urge-appeal.js';
import { WithdrawAppeal } from './withdraw-appeal.js';

/** Everything that intake can do, over whatever ports: the module's real ones, or a specification's. */
export function useCases(ports: Ports, tenant: string) {
  const { appeals, marks, progresses, calls, channels, categories, unitNames } = ports;
  const { queue, privacy, queryCodes, guesses, audit, numbers, clock } = ports;
  const code = new QueryCodeCheck(appeals, queryCodes, guesses, clock);
  const decide = new DecideAppeal(appeals, queue, clock);
  const getAppeal = new GetAppeal(appeals, marks, progresses, queue);
  return {
    submitAppeal: new SubmitAppeal(appeals, channels, numbers, privacy, queryCodes, clock, tenant),
    addToAppeal: new AddToAppeal(code, appeals, privacy, clock),
    withdrawAppeal: new WithdrawAppeal(code, appeals, privacy, clock),
    takeNextAppeal: new TakeNextAppeal(appeals, queue, getAppeal),
    keepLease: new KeepLease(queue),
    acceptAppeal: new AcceptAppeal(appeals, categories, queue, privacy, clock),
    answerAppeal: new AnswerAppeal(decide),
    declineAppeal: new DeclineAppeal(decide),
    mergeAppeal: new MergeAppeal(decide, appeals, progresses),
    detachVoice: new DetachVoice(appeals, clock),
    transferAppeal: new TransferAppeal(decide, privacy),
    takeBackAppeal: new TakeBackAppeal(appeals, privacy, clock),
    recordCall: new RecordCall(calls, appeals, privacy, clock),
    getAppeal,
    findAppeals: new FindAppeals(appeals, privacy, clock),
    findRelatedAppeals: new FindRelatedAppeals(appeals, marks, privacy, clock),
    trackAppeal: new TrackAppeal(code, progresses, unitNames),
    rateAppeal: new RateAppeal(code, appeals, progresses, privacy, clock),
    urgeAppeal: new UrgeAppeal(code, appeals, progresses, privacy, clock),
    markUnreasonable: new MarkUnreasonable(marks, appeals, privacy, clock),
    decideUnreasonable: new DecideUnreasonable(marks, clock),
    liftUnreasonable: new LiftUnreasonable(marks, clock),
    referMalice: new ReferMalice(appeals, privacy, clock),
    revealContact: new RevealContact(appeals, progresses, privacy, audit, clock),
    followOrders: new FollowOrders(progresses, appeals, privacy, clock),
  };
}

export type IntakeUseCases = ReturnType<typeof useCases>;
