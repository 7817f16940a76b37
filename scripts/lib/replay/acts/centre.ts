// The centre: reviewers, supervisors, leaders, callback agents.
import type { Assignment } from '@hotline/proto/handling/v1/assignment';
import type { Order } from '@hotline/proto/handling/v1/order';
import type { Life } from '../life.ts';

export const reviewer = ({ draw }: Life): string => draw.pick(['reviewer1', 'reviewer2']);

export async function approve(life: Life, { assignmentId }: Assignment): Promise<void> {
  await life.act('ApproveResult', reviewer(life), (desk, options) => desk.handling.approveResult({ assignmentId }, options));
}

export async function reject(life: Life, { assignmentId }: Assignment, who = reviewer(life)): Promise<Order> {
  const { order } = await life.act('RejectResult', who, (desk, options) =>
    desk.handling.rejectResult({ assignmentId, reason: '未说明整改时限，请补充' }, options),
  );
  return order!;
}

export interface Opinion {
  contacted: boolean;
  resolved: boolean;
  satisfaction: number;
  words: string;
}

export const pleased = ({ draw }: Life): Opinion => ({
  contacted: true,
  resolved: true,
  satisfaction: 3 + draw.below(3),
  words: '问题解决了',
});
export const displeased = ({ draw }: Life): Opinion => ({
  contacted: true,
  resolved: draw.chance(0.5),
  satisfaction: 1 + draw.below(2),
  words: '没有真正解决',
});

export const callbackAgent = ({ draw }: Life): string => draw.pick(['callback1', 'callback2']);

export async function callBack(life: Life, number: string, appealNumber: string, opinion: Opinion): Promise<void> {
  await life.act('RecordCallback', callbackAgent(life), (desk, options) =>
    desk.handling.recordCallback({ number, appealNumber, reached: true, ...opinion }, options),
  );
}

/** A call that reached nobody. */
export async function ringInVain(life: Life, appealNumber: string): Promise<Order> {
  const nobody = { reached: false, contacted: false, resolved: false, satisfaction: 0, words: '无人接听' };
  const { order } = await life.act('RecordCallback (no answer)', callbackAgent(life), (desk, options) =>
    desk.handling.recordCallback({ number: life.number, appealNumber, ...nobody }, options),
  );
  return order!;
}

export async function closeAsDissatisfied(life: Life): Promise<void> {
  await life.act('CloseAsDissatisfied', reviewer(life), (desk, options) =>
    desk.handling.closeAsDissatisfied({ number: life.number, reason: '处理依法有据，已向群众解释' }, options),
  );
}

export async function reopen(life: Life, partNumbers: string[] = []): Promise<void> {
  await life.act('ReopenOrder', reviewer(life), (desk, options) =>
    desk.handling.reopenOrder({ number: life.number, reason: '群众反映问题仍在', partNumbers }, options),
  );
}

export async function makeVoid(life: Life): Promise<void> {
  const { number } = life;
  await life.act('RequestVoid', 'reviewer1', (desk, options) => desk.handling.requestVoid({ number, reason: '重复登记' }, options));
  await life.act('ConfirmVoid', life.draw.pick(['reviewer2', 'supervisor1']), (desk, options) =>
    desk.handling.confirmVoid({ number }, options),
  );
}

export async function decideSuspension(life: Life, suspensionId: string, granted: boolean): Promise<void> {
  if (granted) {
    await life.act('GrantSuspension', reviewer(life), (desk, options) => desk.handling.grantSuspension({ suspensionId }, options));
    return;
  }
  await life.act('RefuseSuspension', reviewer(life), (desk, options) =>
    desk.handling.refuseSuspension({ suspensionId, reason: '不影响现场处理' }, options),
  );
}

export async function resume(life: Life): Promise<void> {
  await life.act('ResumeOrder', reviewer(life), (desk, options) =>
    desk.handling.resumeOrder({ number: life.number, reason: '条件已具备' }, options),
  );
}

export async function decideExtension(life: Life, extensionId: string, granted: boolean): Promise<void> {
  if (granted) {
    await life.act('GrantExtension', reviewer(life), (desk, options) =>
      desk.sla.grantExtension({ extensionId, until: undefined, reason: '客观条件属实' }, options),
    );
    return;
  }
  await life.act('RefuseExtension', reviewer(life), (desk, options) =>
    desk.sla.refuseExtension({ extensionId, reason: '理由不充分' }, options),
  );
}

export async function raise(life: Life, to: string): Promise<void> {
  await life.act('ChangeUrgency', reviewer(life), (desk, options) =>
    desk.handling.changeUrgency({ number: life.number, to, reason: '影响范围扩大' }, options),
  );
}

export async function lower(life: Life, to: string): Promise<void> {
  const { number } = life;
  await life.act('ChangeUrgency', 'reviewer1', (desk, options) =>
    desk.handling.changeUrgency({ number, to, reason: '险情已排除' }, options),
  );
  await life.act('ConfirmLowering', life.draw.pick(['reviewer2', 'supervisor2']), (desk, options) =>
    desk.handling.confirmLowering({ number }, options),
  );
}

export async function answerEscalation(life: Life, escalationId: string): Promise<void> {
  const answer = life.draw.pick(['takes_over', 'orders_help', 'guidance', 'declines']);
  await life.act('AnswerEscalation', life.draw.pick(['leader1', 'leader2']), (desk, options) =>
    desk.handling.answerEscalation({ escalationId, answer, text: '请管线权属单位限期配合' }, options),
  );
}

export async function decideObjection(life: Life, objectionId: string, upheld: boolean): Promise<void> {
  await life.act('DecideObjection', life.draw.pick(['supervisor1', 'supervisor2']), (desk, options) =>
    desk.handling.decideObjection({ objectionId, upheld, reason: upheld ? '证据充分' : '证据不足' }, options),
  );
}

export async function withdrawPart(life: Life, number: string): Promise<void> {
  await life.act('WithdrawPart', reviewer(life), (desk, options) =>
    desk.handling.withdrawPart({ number, reason: '该部分不再需要' }, options),
  );
}

export async function threeWayCall(life: Life, unit: string, pickedUp: boolean): Promise<void> {
  const request = { number: life.number, unit, pickedUp, durationSeconds: pickedUp ? 95 : 0, words: pickedUp ? '三方确认了上门时间' : '' };
  await life.act('RecordThreeWayCall', 'agent1', (desk, options) => desk.handling.recordThreeWayCall(request, options));
}
