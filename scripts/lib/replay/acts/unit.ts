// The units: receipt, contact, work, result, and what is not theirs.
import type { Assignment } from '@hotline/proto/handling/v1/assignment';
import type { Order } from '@hotline/proto/handling/v1/order';
import { isRefusal, type Life } from '../life.ts';
import { agent } from './intake.ts';

export const handlerOf = ({ unit }: { unit: string }): string => `${unit}.handler`;
export const headOf = ({ unit }: { unit: string }): string => `${unit}.head`;

/** Receipt; when the system was faster, its signature stands. */
export async function sign(life: Life, assignment: Assignment): Promise<void> {
  const { assignmentId } = assignment;
  try {
    await life.act('SignAssignment', handlerOf(assignment), (desk, options) => desk.handling.signAssignment({ assignmentId }, options));
  } catch (error) {
    if (!isRefusal(error, 'ILLEGAL_STATE')) throw error;
    life.detour('signed by the system first');
  }
}

/** By the unit, or by the centre where the citizen stays hidden from it. Anonymous: nobody. */
export async function contact(life: Life, assignment: Assignment, { identity }: Order): Promise<void> {
  if (identity === 'anonymous') return;
  const { assignmentId } = assignment;
  const hidden = identity === 'hidden';
  const way = hidden ? 'centre' : life.draw.pick(['phone', 'visit', 'message']);
  await life.act('RecordContact', hidden ? agent(life) : handlerOf(assignment), (desk, options) =>
    desk.handling.recordContact({ assignmentId, way, words: '已联系群众，核实了时间、地点和诉求' }, options),
  );
}

export async function progress(life: Life, assignment: Assignment): Promise<void> {
  const { assignmentId } = assignment;
  await life.act('AddProgress', handlerOf(assignment), (desk, options) =>
    desk.handling.addProgress({ assignmentId, text: '已安排人员到场处理' }, options),
  );
}

export async function minutes(life: Life, convener: Assignment, units: string[]): Promise<void> {
  const divisionOfLabour = Object.fromEntries(units.map((unit) => [unit, '按职责现场处置']));
  await life.act('RecordMinutes', headOf(convener), (desk, options) =>
    desk.handling.recordMinutes({ number: life.number, text: '会商确定分工与时限', divisionOfLabour }, options),
  );
}

/** The result; what is handled jointly has its minutes first. */
export async function report(life: Life, assignment: Assignment): Promise<void> {
  const { assignmentId, contactedAt, role } = assignment;
  const { reply } = life.appeals[0]!.submission;
  const uncontactedReason = contactedAt === undefined && role === 'lead' ? '群众要求不联系' : '';
  const submit = () =>
    life.act('SubmitResult', handlerOf(assignment), (desk, options) =>
      desk.handling.submitResult({ assignmentId, text: reply, uncontactedReason, attachments: [] }, options),
    );
  try {
    await submit();
  } catch (error) {
    if (!isRefusal(error, 'MINUTES_REQUIRED')) throw error;
    await minutes(life, assignment, [assignment.unit]);
    await submit();
  }
}

/** "Not ours." @returns false when the window was over before the unit could ask */
export async function returnIt(life: Life, assignment: Assignment, proposedUnit: string): Promise<boolean> {
  const { assignmentId } = assignment;
  const ground = life.draw.pick(['not_our_duty', 'not_our_place', 'others_must_act']);
  try {
    await life.act('ReturnAssignment', headOf(assignment), (desk, options) =>
      desk.handling.returnAssignment({ assignmentId, ground, basis: '三定方案第四条', proposedUnit, words: '建议转相关单位' }, options),
    );
    return true;
  } catch (error) {
    if (!isRefusal(error, 'RETURN_WINDOW_OVER')) throw error;
    life.detour('the return came too late');
    return false;
  }
}

/** @returns false when the refusal stood already */
export async function dispute(life: Life, { assignmentId, unit }: Assignment): Promise<boolean> {
  try {
    await life.act('DisputeReturn', headOf({ unit }), (desk, options) =>
      desk.dispatch.disputeReturn({ returnId: assignmentId, reason: '法定职责不在本单位' }, options),
    );
    return true;
  } catch (error) {
    if (!isRefusal(error, 'DISPUTE_WINDOW_OVER')) throw error;
    life.detour('the dispute came too late');
    return false;
  }
}
