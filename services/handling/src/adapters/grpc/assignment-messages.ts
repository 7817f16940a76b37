import type { Assignment as Message, Result as ResultMessage } from '@hotline/proto/handling/v1/assignment';
import type { Assignment, Result } from '../../domain/assignment.js';

/** One unit's responsibility as callers see it. */
export const toAssignment = (assignment: Assignment): Message => ({
  assignmentId: assignment.id,
  unit: assignment.unit,
  role: assignment.role,
  state: assignment.state,
  round: assignment.round,
  inform: assignment.inform,
  mayReturn: assignment.mayReturn,
  assignedAt: assignment.assignedAt,
  signedAt: assignment.signedAt,
  signedCause: assignment.signedCause ?? '',
  contactedAt: assignment.contactedAt,
  returnUntil: assignment.returnUntil,
  returnAsked: assignment.returnAsked,
  result: assignment.result && toResult(assignment.result),
  rejections: assignment.rejections,
  endedAt: assignment.endedAt,
  withdrawnCause: assignment.withdrawnCause ?? '',
});

const toResult = ({ text, uncontactedReason, attachments, submittedBy, submittedAt, review }: Result): ResultMessage => ({
  text,
  uncontactedReason,
  attachments,
  submittedBy,
  submittedAt,
  verdict: review?.verdict ?? '',
  reviewedBy: review?.reviewer,
  reviewedAt: review?.at,
  reason: review?.reason ?? '',
});
