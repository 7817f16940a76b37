import type { Attempts, Done } from '@hotline/platform/testing';
import { decideObjection } from '../../domain/decide-objection.js';
import { withdrawOrder } from '../../domain/end.js';
import { answerEscalation, escalateOrder } from '../../domain/escalate.js';
import type {
  EscalationAction,
  EscalationState,
  ObjectionAction,
  ObjectionState,
  SuspensionAction,
  SuspensionState,
} from '../../domain/lifecycle.js';
import { grantSuspension, refuseSuspension, requestSuspension } from '../../domain/suspend.js';
import { changeUrgency } from '../../domain/urgency.js';
import { a, number, Story, tomorrow, type Step } from '../story.js';
import { begun, citizen } from './order-rows.js';

const withdraw: Step = (order, at) => withdrawOrder(order, number, '不需要了', citizen, at);

const pausing = () => begun().act((order, at) => requestSuspension(order, '汛期', tomorrow(at), a('unit_head', 'water'), at));
const grant: Step = (order, at) => grantSuspension(order, `${number}/s1`, a('reviewer'), at);
const refuse: Step = (order, at) => refuseSuspension(order, `${number}/s1`, '可以施工', a('reviewer'), at);
const raise: Step = (order, at) => changeUrgency(order, 'critical', '险情', a('reviewer'), at);
const suspensionIn: Record<SuspensionState, () => Story> = {
  requested: pausing,
  granted: () => pausing().act(grant),
  refused: () => pausing().act(refuse),
  lapsed: () => pausing().act(raise),
};
const suspending =
  (step: Step) =>
  (state: SuspensionState): Done<SuspensionState> => {
    const story = suspensionIn[state]().act(step);
    return { state: story.order().suspensions[0]!.state, told: story.told };
  };

export const suspensionRows: Attempts<SuspensionState, SuspensionAction> = {
  grantSuspension: { from: ['requested'], act: suspending(grant) },
  refuseSuspension: { from: ['requested'], act: suspending(refuse) },
  lapse: { from: ['requested'], act: suspending(raise) },
};

const asking = () => begun().act((order, at) => escalateOrder(order, '请市级协调', tomorrow(at), a('reviewer'), at));
const answer: Step = (order, at) => answerEscalation(order, `${number}/e1`, 'guidance', '按会议纪要办', a('leader'), at);
const escalationIn: Record<EscalationState, () => Story> = {
  asked: asking,
  answered: () => asking().act(answer),
  lapsed: () => asking().act(withdraw),
};
const escalating =
  (step: Step) =>
  (state: EscalationState): Done<EscalationState> => {
    const story = escalationIn[state]().act(step);
    return { state: story.order().escalations[0]!.state, told: story.told };
  };

export const escalationRows: Attempts<EscalationState, EscalationAction> = {
  answerEscalation: { from: ['asked'], act: escalating(answer) },
  lapse: { from: ['asked'], act: escalating(withdraw) },
};

const objecting = () => begun().submitted('water').rejected('water').objected('water');
const decide =
  (upheld: boolean): Step =>
  (order, at) =>
    decideObjection(order, `${number}/o1`, upheld, '经复核', a('supervisor'), at);
const objectionIn: Record<ObjectionState, () => Story> = {
  raised: objecting,
  upheld: () => objecting().act(decide(true)),
  dismissed: () => objecting().act(decide(false)),
  lapsed: () => objecting().act(withdraw),
};
const objected =
  (step: Step) =>
  (state: ObjectionState): Done<ObjectionState> => {
    const story = objectionIn[state]().act(step);
    return { state: story.order().objections[0]!.state, told: story.told };
  };

export const objectionRows: Attempts<ObjectionState, ObjectionAction> = {
  decideObjection: { from: ['raised'], act: (state) => [objected(decide(true))(state), objected(decide(false))(state)] },
  lapse: { from: ['raised'], act: objected(withdraw) },
};
