import type { Actor } from '@hotline/platform/lifecycle';
import type { Attempts, Done } from '@hotline/platform/testing';
import { addAssist } from '../../domain/add-assist.js';
import { closeAsDissatisfied } from '../../domain/close-as-dissatisfied.js';
import { confirmVoid, requestVoid, withdrawOrder } from '../../domain/end.js';
import { escalateOrder } from '../../domain/escalate.js';
import { open, type OrderAction, type OrderState } from '../../domain/lifecycle.js';
import { recordMinutes } from '../../domain/progress.js';
import { rateOrder } from '../../domain/rate-order.js';
import { recallAssignment } from '../../domain/recall.js';
import { recordCallback, type Said } from '../../domain/record-callback.js';
import { reopenOrder } from '../../domain/reopen-order.js';
import { reopenAlong } from '../../domain/reopening.js';
import { resumeAtDate, resumeOrder } from '../../domain/resume.js';
import { splitOrder, withdrawPart } from '../../domain/split.js';
import { requestSuspension } from '../../domain/suspend.js';
import { recordThreeWayCall } from '../../domain/three-way.js';
import { changeUrgency, confirmLowering } from '../../domain/urgency.js';
import { urgeOrder } from '../../domain/urge.js';
import { a, dispatcher, number, Story, tomorrow, type Step } from '../story.js';

export const citizen: Actor = { person: '', name: '', unit: '', role: 'citizen' };
export const good: Said = { contacted: true, resolved: true, satisfaction: 5, words: '满意' };
export const bad: Said = { contacted: true, resolved: false, satisfaction: 1, words: '没修好' };

const part = `${number}-1`;
const led = () => new Story().dispatched('water');
export const begun = () => led().signed('water');
export const handled = () => begun().submitted('water').approved('water');
const rated = (story: Story, said: Said) => story.act((order, at) => recordCallback(order, number, said, a('callback_agent'), at));
const cut = () => new Story().split('roads', 'green').dispatched('roads', {}, part);

const withdraw: Step = (order, at) => withdrawOrder(order, number, '不需要了', citizen, at);
const askVoid: Step = (order, at) => requestVoid(order, '重复', a('reviewer'), at);
const makeVoid: Step = (order, at) => confirmVoid(order, a('supervisor'), at);

/** An order in each state, as its acts have left it; a unit has it wherever one may. */
const orderIn: Record<OrderState, () => Story> = {
  opened: led,
  in_progress: begun,
  suspended: () => begun().suspended('water'),
  callback: handled,
  closed: () => rated(handled(), good),
  withdrawn: () => led().act(withdraw),
  void: () => led().act(askVoid).act(makeVoid),
};

/** A part in each state; it never waits for callbacks, and is put there only to be refused. */
const partIn: Record<OrderState, () => Story> = {
  opened: cut,
  in_progress: () => cut().signed('roads', part),
  suspended: () => cut().signed('roads', part).suspended('roads', part),
  callback: () => cut().given({ state: 'callback' }, part),
  closed: () => cut().signed('roads', part).submitted('roads', part).approved('roads', part),
  withdrawn: () => cut().act((order, at) => withdrawPart(order, '多余', a('reviewer'), at), part),
  void: () => cut().act(askVoid).act(makeVoid),
};

const after = (story: Story, of = number): Done<OrderState> => ({ state: story.order(of).state, told: story.told });
const by = (step: Step) => (state: OrderState) => after(orderIn[state]().act(step));

const report = { unit: 'water', pickedUp: false, durationSeconds: 0, words: '无人接听' };
const cuts = ['roads', 'green'].map((unit) => ({ title: unit, text: '…', category: '', division: '', unit }));
const asked = { reason: '多录', askedBy: { ...dispatcher, role: 'reviewer' } };

export const orderRows: Attempts<OrderState, OrderAction> = {
  takeDispatch: { from: open, act: (state) => after(orderIn[state]().dispatched('', { assists: ['roads'] })) },
  begin: { from: ['opened'], act: (state) => after(orderIn[state]().signed('water')) },
  goBack: { from: ['in_progress'], act: by((order, at) => recallAssignment(order, `${number}/a1`, '派错', true, a('dispatcher'), at)) },
  addAssist: { from: open, act: by((order, at) => addAssist(order, 'roads', '需要配合', a('dispatcher'), at)) },
  recordThreeWayCall: { from: open, act: by((order, at) => recordThreeWayCall(order, report, a('agent'), at)) },
  recordMinutes: {
    from: ['in_progress', 'suspended'],
    act: by((order, at) => recordMinutes(order, '会商纪要', {}, a('handler', 'water'), at)),
  },
  escalateOrder: { from: open, act: by((order, at) => escalateOrder(order, '请市级协调', tomorrow(at), a('reviewer'), at)) },
  urgeOrder: { from: open, act: by((order, at) => urgeOrder(order, '请加快', a('agent'), at)) },
  changeUrgency: { from: open, act: by((order, at) => changeUrgency(order, 'urgent', '升级', a('reviewer'), at)) },
  confirmLowering: {
    from: open,
    act: by((order, at) =>
      confirmLowering({ ...order, urgency: 'urgent', pendingLowering: { ...asked, to: 'normal', at } }, a('supervisor'), at),
    ),
  },
  splitOrder: { from: ['opened', 'in_progress'], act: by((order, at) => splitOrder(order, cuts, '多行业', a('dispatcher'), at)) },
  withdrawPart: {
    from: open,
    act: (state) =>
      after(
        partIn[state]().act((order, at) => withdrawPart(order, '多余', a('reviewer'), at), part),
        part,
      ),
  },
  requestSuspension: {
    from: ['in_progress'],
    act: by((order, at) => requestSuspension(order, '汛期', tomorrow(at), a('unit_head', 'water'), at)),
  },
  rest: { from: ['in_progress'], act: (state) => after(orderIn[state]().suspended('water')) },
  resumeOrder: { from: ['suspended'], act: by((order, at) => resumeOrder(order, '汛期已过', a('reviewer'), at)) },
  resumeAtDate: { from: ['suspended'], act: by((order, at) => resumeAtDate(order, order.suspendedBy, at)) },
  goOn: { from: ['suspended'], act: (state) => after(orderIn[state]().submitted('water')) },
  finish: { from: ['in_progress'], act: (state) => after(orderIn[state]().submitted('water').approved('water')) },
  closePart: { from: ['in_progress'], act: (state) => after(partIn[state]().submitted('roads', part).approved('roads', part), part) },
  close: { from: ['callback'], act: (state) => after(rated(orderIn[state](), good)) },
  closeAsDissatisfied: {
    from: ['callback'],
    act: (state) => {
      const ready = state === 'callback' ? rated(handled(), bad) : orderIn[state]();
      return after(ready.act((order, at) => closeAsDissatisfied(order, '已依规办理', a('reviewer'), at)));
    },
  },
  reopenOrder: {
    from: ['callback', 'closed'],
    act: (state) => {
      const again = (story: Story, ...parts: string[]) =>
        after(story.act((order, at) => reopenOrder(order, parts, '未解决', 10, a('reviewer'), at)));
      if (state !== 'callback') return again(orderIn[state]());
      const divided = new Story().split('roads', 'green').partDone(1, 'roads').partDone(2, 'green');
      return [again(rated(handled(), bad)), again(rated(divided, bad), part)];
    },
  },
  reopenAlong: {
    from: ['closed'],
    act: (state) => [
      after(orderIn[state]().act((order, at) => rateOrder(order, number, bad, 10, citizen, at))),
      after(
        partIn[state]().act((order, at) => reopenAlong(order, citizen, at), part),
        part,
      ),
    ],
  },
  withdraw: { from: open, act: by(withdraw) },
  requestVoid: { from: open, act: by(askVoid) },
  confirmVoid: { from: open, act: by((order, at) => makeVoid({ ...order, pendingVoid: { ...asked, at } }, at)) },
  endWithParent: {
    from: open,
    act: (state) => [after(partIn[state]().act(withdraw), part), after(partIn[state]().act(askVoid).act(makeVoid), part)],
  },
};
