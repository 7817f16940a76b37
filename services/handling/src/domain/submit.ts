import { illegal, invalid } from '@hotline/platform/errors';
import { permitTo, transition, type Caller } from '@hotline/platform/lifecycle';
import type { Assignment } from './assignment.js';
import type { Attachment } from './attachment.js';
import { assignmentLifecycle } from './lifecycle.js';
import { andThen, fact, happened, unchanged, type Outcome } from './outcome.js';
import { goOn } from './resume.js';
import { takeReceipt } from './sign.js';
import { assignmentOf, liveAssignments, requireOwn, withAssignment, type WorkOrder } from './work-order.js';

export interface Report {
  text: string;
  /** Why nobody spoke with the citizen. */
  uncontactedReason: string;
  attachments: Attachment[];
}

/** The unit reports. A rest ends; a critical order's unit may report while its return is pending, which withdraws the return. */
export function submitResult(order: WorkOrder, assignmentId: string, report: Report, caller: Caller, at: Date): Outcome {
  const assignment = assignmentOf(order, assignmentId);
  requireOwn(assignment, caller);
  const actor = permitTo(assignmentLifecycle, 'submitResult', assignment.state, caller);
  requireContact(order, assignment, report.uncontactedReason);
  requireMinutes(order, assignment);
  const isReturning = assignment.state === 'returning';
  if (isReturning && order.urgency !== 'critical')
    throw illegal('RETURN_PENDING', 'the return must be decided first', { assignment_id: assignmentId });
  const { unit, role } = assignment;
  const head = { ...fact(order, actor, at), assignmentId, unit };
  return andThen(
    goOn(order, 'submitted', at),
    (awake) => (isReturning ? happened(awake, { type: 'ReturnWithdrawn', ...head }) : unchanged(awake)),
    (awake) => (assignment.signedAt === undefined ? takeReceipt(awake, assignment, 'returning', 'submitted', actor, at) : unchanged(awake)),
    (signed) => {
      const own = assignmentOf(signed, assignmentId);
      const result = { ...report, submittedBy: actor, submittedAt: at };
      const after = withAssignment(signed, { ...own, state: transition(assignmentLifecycle, 'submitResult', own.state), result });
      const last = liveAssignments(after).every(({ state }) => state === 'submitted' || state === 'approved');
      const { text, uncontactedReason } = report;
      return happened(after, { type: 'ResultSubmitted', ...head, role, last, text, uncontactedReason });
    },
  );
}

/** A lead speaks with the citizen before it reports, or says why not; an assist need not, and of an anonymous citizen nobody can. */
function requireContact({ identity }: WorkOrder, { contactedAt, role }: Assignment, reason: string): void {
  if (contactedAt !== undefined || role === 'assist' || identity === 'anonymous' || reason !== '') return;
  throw invalid('UNCONTACTED_REASON_REQUIRED', 'nobody has spoken with the citizen: say why it is impossible or unwanted', {
    field: 'uncontacted_reason',
  });
}

/** A matter of the process `joint` is talked over before its lead reports; on a critical order acting comes first. */
function requireMinutes({ process, urgency, round, minutedRound, number }: WorkOrder, { role }: Assignment): void {
  if (process !== 'joint' || role !== 'lead' || urgency === 'critical' || minutedRound === round) return;
  throw illegal('MINUTES_REQUIRED', 'a joint handling has minutes and a division of labour before its lead reports', { number });
}
