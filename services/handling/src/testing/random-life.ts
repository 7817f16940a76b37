import { DomainError } from '@hotline/platform/errors';
import { takeDispatch } from '../domain/dispatching.js';
import { confirmVoid, requestVoid } from '../domain/end.js';
import { openOrder } from '../domain/open-order.js';
import type { Outcome } from '../domain/outcome.js';
import { recallAssignment } from '../domain/recall.js';
import { recordCallback, recordNoAnswer } from '../domain/record-callback.js';
import { reopenOrder } from '../domain/reopen-order.js';
import { leaveByReturn, returnAssignment } from '../domain/returning.js';
import { approveResult, rejectResult } from '../domain/review.js';
import { signAssignment } from '../domain/sign.js';
import { splitOrder, withdrawPart } from '../domain/split.js';
import { submitResult } from '../domain/submit.js';
import { grantSuspension, requestSuspension } from '../domain/suspend.js';
import { changeUrgency } from '../domain/urgency.js';
import type { WorkOrder } from '../domain/work-order.js';
import { urgencies } from '../domain/words.js';
import { a, dispatcher, monday, opening } from './story.js';

type Random = () => number;
type Step = (order: WorkOrder, at: Date) => Outcome;

const units = ['water', 'power', 'roads', 'green'];
const titles = ['路灯不亮', '小区停水两天', '燃气泄漏', '道路积水严重', '广场噪音扰民'];
const dayMs = 86_400_000;

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

/** Some order, opened on one of four days. */
export const randomOpening = (number: string, random: Random): Outcome =>
  openOrder(
    {
      ...opening,
      number,
      urgency: pick(random, urgencies),
      title: pick(random, titles),
      category: pick(random, ['0101', '0102', '0301']),
      division: pick(random, ['411702', '411721']),
      channel: pick(random, ['phone', 'web']),
    },
    dispatcher,
    new Date(monday.getTime() + Math.floor(random() * 4) * dayMs),
  );

const patience = 20;

/** The first of some random acts that the order allows now; the last one's refusal when none is. */
export const randomAct =
  (random: Random): Step =>
  (order, at) => {
    for (let left = patience; ; left--) {
      try {
        return randomStep(random)(order, at);
      } catch (error) {
        if (!(error instanceof DomainError) || left === 0) throw error;
      }
    }
  };

function randomStep(random: Random): Step {
  const unit = pick(random, units);
  const own = ({ assignments, number }: WorkOrder) => assignments.findLast((each) => each.unit === unit)?.id ?? `${number}/a0`;
  const dispatch = { dispatchId: 'd', lead: unit, assists: [], urgency: '' as const, inform: false, finalUnits: [], reason: '' };
  const report = { text: '已修复', uncontactedReason: '无法接通', attachments: [] };
  const asked = { ground: 'not_our_duty' as const, basis: '三定规定', proposedUnit: 'police', words: '' };
  const success = { cause: 'return_granted' as const, ground: 'not_our_duty', reason: '属实', namedUnit: '' };
  const said = { contacted: true, resolved: random() < 0.8, satisfaction: 4, words: '' };
  const later = (at: Date) => new Date(at.getTime() + dayMs);
  const cuts = [unit, 'police'].map((each) => ({ title: `${each}的部分`, text: '…', category: '', division: '', unit: each }));
  const submit: Step = (order, at) => submitResult(order, own(order), report, a('handler', unit), at);
  const approve: Step = (order, at) => approveResult(order, own(order), a('reviewer'), at);
  const steps: Step[] = [
    (order, at) => takeDispatch(order, { ...dispatch, round: order.round }, dispatcher, at),
    (order, at) => signAssignment(order, own(order), a('handler', unit), at),
    submit,
    submit,
    submit,
    approve,
    approve,
    approve,
    (order, at) => rejectResult(order, own(order), '证据不足', a('reviewer'), at),
    (order, at) => returnAssignment(order, own(order), asked, a('unit_head', unit), at),
    (order, at) => leaveByReturn(order, { ...success, assignmentId: own(order) }, dispatcher, at),
    (order, at) => changeUrgency(order, pick(random, urgencies), '升级', a('dispatcher'), at),
    (order, at) => requestSuspension(order, '汛期', later(at), a('unit_head', unit), at),
    (order, at) => grantSuspension(order, order.suspensions.at(-1)?.id ?? '', a('reviewer'), at),
    (order, at) => recordCallback(order, order.number, said, a('callback_agent'), at),
    (order, at) => recordNoAnswer(order, order.number, '无人接听', a('callback_agent'), at),
    (order, at) => reopenOrder(order, [], '未解决', 10, a('reviewer'), at),
    ...(random() < 0.3
      ? [
          (order: WorkOrder, at: Date) =>
            takeDispatch(order, { ...dispatch, lead: '', assists: [unit], round: order.round }, dispatcher, at),
          (order: WorkOrder, at: Date) => recallAssignment(order, own(order), '派错', false, a('dispatcher'), at),
          (order: WorkOrder, at: Date) => splitOrder(order, cuts, '多行业', a('dispatcher'), at),
          (order: WorkOrder, at: Date) => withdrawPart(order, '多余', a('reviewer'), at),
          (order: WorkOrder, at: Date) => requestVoid(order, '重复', a('reviewer'), at),
          (order: WorkOrder, at: Date) => confirmVoid(order, a('supervisor'), at),
        ]
      : []),
  ];
  return pick(random, steps);
}
