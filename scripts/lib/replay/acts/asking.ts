// What units ask for: more time, a rest, help from above, another look; and how they read their deadlines.
import { setTimeout as pause } from 'node:timers/promises';
import type { Assignment } from '@hotline/proto/handling/v1/assignment';
import type { Clock } from '@hotline/proto/sla/v1/clock';
import type { Extension } from '@hotline/proto/sla/v1/extension';
import { isRefusal, type Life } from '../life.ts';
import { handlerOf, headOf } from './unit.ts';

/** The latest clock of the kind about that subject, once sla has it. */
export async function clockOf(life: Life, kind: string, subject: string, number = life.number): Promise<Clock> {
  for (let tries = 0; ; tries += 1) {
    const { clocks } = await life
      .ask('GetClocks', 'supervisor1', ({ sla }) => sla.getClocks({ number }))
      .catch((error: unknown) => {
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
  const request = { number: life.number, reason: '等待鉴定结论', until: new Date(Date.now() + ms) };
  const { order } = await life.act('RequestSuspension', handlerOf(assignment), (desk, options) =>
    desk.handling.requestSuspension(request, options),
  );
  return order!.suspensions.at(-1)!.suspensionId;
}

export async function escalate(life: Life, assignment: Assignment, ms: number): Promise<string> {
  const request = { number: life.number, need: '需上级协调管线权属单位', until: new Date(Date.now() + ms) };
  const { order } = await life.act('EscalateOrder', headOf(assignment), (desk, options) => desk.handling.escalateOrder(request, options));
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
