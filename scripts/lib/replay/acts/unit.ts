// The units: receipt, contact, work, result, and what they ask for.
import { setTimeout as pause } from 'node:timers/promises';
import type { Assignment } from '@hotline/proto/handling/v1/assignment';
import type { Order } from '@hotline/proto/handling/v1/order';
import type { Clock } from '@hotline/proto/sla/v1/clock';
import type { Extension } from '@hotline/proto/sla/v1/extension';
import { isRefusal, type Life } from '../life.ts';
import { agent } from './intake.ts';

const handlerOf = ({ unit }: { unit: string }): string => `${unit}.handler`;
const headOf = ({ unit }: { unit: string }): string => `${unit}.head`;

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

/** The latest clock of the kind about that subject, once sla has it. */
export async function clockOf(life: Life, kind: string, subject: string, number = life.number): Promise<Clock> {
  for (let tries = 0; ; tries += 1) {
    const { sla } = await life.world.people.as('supervisor1');
    const { clocks } = await sla.getClocks({ number }).catch((error: unknown) => {
      if (isRefusal(error, 'ORDER_NOT_FOUND')) return { clocks: [] };
      throw error;
    });
    const clock = clocks.findLast((each) => each.kind === kind && each.subject === subject);
    if (clock !== undefined) return clock;
    if (tries === 300) throw new Error(`${number}: no clock ${kind} of ${subject}`);
    await pause(100);
  }
}

/** Until a little after the clock's due moment. */
export async function waitPast(clock: Clock): Promise<void> {
  await pause(Math.max(0, clock.dueAt!.getTime() - Date.now() + 120));
}

/** Half its limit more, in two steps. @returns undefined when the close was over before the unit could ask */
export async function askExtension(life: Life, assignment: Assignment): Promise<Extension | undefined> {
  const { dueAt, startedAt } = await clockOf(life, 'unit_close', assignment.assignmentId);
  const span = (dueAt!.getTime() - startedAt!.getTime()) / 2;
  const until = new Date(dueAt!.getTime() + span);
  const steps = [
    { text: '完成材料采购', dueAt: new Date(dueAt!.getTime() + span / 2) },
    { text: '完成施工', dueAt: until },
  ];
  try {
    const { extension } = await life.act('RequestExtension', handlerOf(assignment), (desk, options) =>
      desk.sla.requestExtension({ number: life.number, reason: '施工受天气影响', until, steps }, options),
    );
    return extension;
  } catch (error) {
    if (!isRefusal(error, 'EXTENSION_TOO_LATE')) throw error;
    life.detour('the extension was asked too late');
    return undefined;
  }
}

export async function completeStep(life: Life, { id, steps }: Extension, assignment: Assignment): Promise<void> {
  const [first] = steps;
  await life.act('CompleteExtensionStep', handlerOf(assignment), (desk, options) =>
    desk.sla.completeExtensionStep({ extensionId: id, stepId: first!.stepId, evidence: '采购合同' }, options),
  );
}

export async function askSuspension(life: Life, assignment: Assignment, ms: number): Promise<string> {
  const { order } = await life.act('RequestSuspension', handlerOf(assignment), (desk, options) =>
    desk.handling.requestSuspension({ number: life.number, reason: '等待鉴定结论', until: new Date(Date.now() + ms) }, options),
  );
  return order!.suspensions.at(-1)!.suspensionId;
}

export async function escalate(life: Life, assignment: Assignment, ms: number): Promise<string> {
  const { order } = await life.act('EscalateOrder', headOf(assignment), (desk, options) =>
    desk.handling.escalateOrder({ number: life.number, need: '需上级协调管线权属单位', until: new Date(Date.now() + ms) }, options),
  );
  return order!.escalations.at(-1)!.escalationId;
}

/** @returns the objection's id */
export async function object(life: Life, assignment: Assignment, about: 'rejection' | 'rating'): Promise<string> {
  const { assignmentId } = assignment;
  const { order } = await life.act('RaiseObjection', headOf(assignment), (desk, options) =>
    desk.handling.raiseObjection({ assignmentId, about, appealNumber: '', reason: '已按规定办结，证据见附件' }, options),
  );
  return order!.objections.at(-1)!.objectionId;
}
