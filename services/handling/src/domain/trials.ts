import { DomainError } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import { addAssist } from './add-assist.js';
import { closeAsDissatisfied } from './close-as-dissatisfied.js';
import { recordContact } from './contact.js';
import { decideObjection } from './decide-objection.js';
import { confirmVoid, requestVoid } from './end.js';
import { answerEscalation, escalateOrder } from './escalate.js';
import { addProgress, recordMinutes } from './progress.js';
import { raiseObjection } from './raise-objection.js';
import { recallAssignment } from './recall.js';
import { recordNoAnswer } from './record-callback.js';
import { reopenOrder } from './reopen-order.js';
import { resumeOrder } from './resume.js';
import { returnAssignment } from './returning.js';
import { approveResult, rejectResult } from './review.js';
import { signAssignment } from './sign.js';
import { splitOrder, withdrawPart } from './split.js';
import { submitResult } from './submit.js';
import { grantSuspension, refuseSuspension, requestSuspension } from './suspend.js';
import { recordThreeWayCall } from './three-way.js';
import { changeUrgency, confirmLowering } from './urgency.js';
import { urgeOrder } from './urge.js';
import type { WorkOrder } from './work-order.js';
import { subjects, urgencies } from './words.js';

export interface Trial {
  order: WorkOrder;
  caller: Caller;
  at: Date;
  reopenWindowDays: number;
}

type Try = (trial: Trial, subject: string) => unknown;

const dayMs = 86_400_000;
const tomorrow = (at: Date) => new Date(at.getTime() + dayMs);
const said = '…';
const report = { text: said, uncontactedReason: said, attachments: [] };
const notOurs = { ground: 'others_must_act', basis: said, proposedUnit: '', words: '' } as const;
const call = { unit: '', pickedUp: false, durationSeconds: 0, words: '' };
const closedParts = ({ parts }: WorkOrder) => parts.filter(({ state }) => state === 'closed').map(({ number }) => number);

/** Each act with what anybody might bring to it: decisions are pure, so trying one changes nothing. */
const acts: Record<string, Try> = {
  addAssist: ({ order, caller, at }) => addAssist(order, '', said, caller, at),
  recordThreeWayCall: ({ order, caller, at }) => recordThreeWayCall(order, call, caller, at),
  recordMinutes: ({ order, caller, at }) => recordMinutes(order, said, {}, caller, at),
  splitOrder: ({ order, caller, at }) => splitOrder(order, [], said, caller, at),
  withdrawPart: ({ order, caller, at }) => withdrawPart(order, said, caller, at),
  escalateOrder: ({ order, caller, at }) => escalateOrder(order, said, tomorrow(at), caller, at),
  answerEscalation: ({ order, caller, at }, id) => answerEscalation(order, id, 'guidance', said, caller, at),
  requestSuspension: ({ order, caller, at }) => requestSuspension(order, said, tomorrow(at), caller, at),
  grantSuspension: ({ order, caller, at }, id) => grantSuspension(order, id, caller, at),
  refuseSuspension: ({ order, caller, at }, id) => refuseSuspension(order, id, said, caller, at),
  resumeOrder: ({ order, caller, at }) => resumeOrder(order, said, caller, at),
  changeUrgency: (trial) => oneOf(urgencies, (to) => changeUrgency(trial.order, to, said, trial.caller, trial.at)),
  confirmLowering: ({ order, caller, at }) => confirmLowering(order, caller, at),
  urgeOrder: ({ order, caller, at }) => urgeOrder(order, said, caller, at),
  requestVoid: ({ order, caller, at }) => requestVoid(order, said, caller, at),
  confirmVoid: ({ order, caller, at }) => confirmVoid(order, caller, at),
  reopenOrder: ({ order, caller, at, reopenWindowDays }) => reopenOrder(order, closedParts(order), said, reopenWindowDays, caller, at),
  closeAsDissatisfied: ({ order, caller, at }) => closeAsDissatisfied(order, said, caller, at),
  recordCallback: ({ order, caller, at }, voice) => recordNoAnswer(order, voice, '', caller, at),
  signAssignment: ({ order, caller, at }, id) => signAssignment(order, id, caller, at),
  recordContact: ({ order, caller, at }, id) => recordContact(order, id, 'phone', said, caller, at),
  addProgress: ({ order, caller, at }, id) => addProgress(order, id, said, caller, at),
  submitResult: ({ order, caller, at }, id) => submitResult(order, id, report, caller, at),
  approveResult: ({ order, caller, at }, id) => approveResult(order, id, caller, at),
  rejectResult: ({ order, caller, at }, id) => rejectResult(order, id, said, caller, at),
  returnAssignment: ({ order, caller, at }, id) => returnAssignment(order, id, notOurs, caller, at),
  recallAssignment: ({ order, caller, at }, id) => recallAssignment(order, id, said, false, caller, at),
  raiseObjection: (trial, assignmentId) => oneOf(subjects, (about) => object(trial, assignmentId, about)),
  decideObjection: ({ order, caller, at }, id) => decideObjection(order, id, false, said, caller, at),
};

/** A rating may be any voice's. */
function object({ order, caller, at }: Trial, assignmentId: string, about: (typeof subjects)[number]): unknown {
  const voices = about === 'rating' ? order.callbacks.map(({ appealNumber }) => appealNumber) : [''];
  return oneOf(voices, (appealNumber) => raiseObjection(order, { assignmentId, about, appealNumber, reason: said }, caller, at));
}

/** Passes when one of them does. */
function oneOf<T>(choices: readonly T[], attempt: (choice: T) => unknown): void {
  if (!choices.some((choice) => passes(() => attempt(choice)))) throw new DomainError('illegal_state', 'NOTHING_TO_DO', 'none is possible');
}

function passes(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

export const isKnownAct = (action: string): boolean => Object.hasOwn(acts, action);

/** Whether the act would be allowed now, by the very guards that decide it. */
export const wouldPass = (action: string, subject: string, trial: Trial): boolean =>
  withoutStacks(() =>
    passes(() => {
      const act = acts[action];
      if (act === undefined) throw new Error(`nobody knows how to try ${action}`);
      return act(trial, subject);
    }),
  );

/** Nobody reads where a tried act was refused, and finding it out is most of what a page's buttons cost. */
function withoutStacks<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
