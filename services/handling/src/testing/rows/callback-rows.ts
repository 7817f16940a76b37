import type { Attempts, Done } from '@hotline/platform/testing';
import type { CallbackAction, CallbackState } from '../../domain/lifecycle.js';
import type { Opening } from '../../domain/open-order.js';
import { rateOrder } from '../../domain/rate-order.js';
import { recordCallback, recordNoAnswer, turnToCalling } from '../../domain/record-callback.js';
import { addVoice, withdrawVoice } from '../../domain/voices.js';
import { a, number, Story, type Step } from '../story.js';
import { citizen, good } from './order-rows.js';

const second = {
  appealNumber: `${number}9`,
  identity: 'open',
  replyWanted: true,
  channel: 'phone',
  urgency: '',
  samePerson: false,
} as const;

/** Reported by the unit, with a second voice that keeps the callbacks open. */
const reported = (more: Partial<Opening> = {}) =>
  new Story(more)
    .act((order, at) => addVoice(order, second, { reopenWindowDays: 10, manyVoices: 0 }, citizen, at))
    .dispatched('water')
    .signed('water')
    .submitted('water');
const asked = () => reported({ channel: 'web' }).approved('water');
const calling = () => reported().approved('water');

const settle: Step = (order, at) => recordCallback(order, number, good, a('callback_agent'), at);
/** The first call ends it where a rehearsal's pause is so short that three count at once. */
const tryInVain: Step = (order, at) => recordNoAnswer(order, number, '无人接听', a('callback_agent'), at, 1);
const leave: Step = (order, at) => withdrawVoice(order, number, '不必回访', citizen, at);
const inVain = (story: Story) => story.act(tryInVain).act(tryInVain).act(tryInVain);

/** The first voice's callback in each state; it is never left planned, and is put there only to be refused. */
const callbackIn: Record<CallbackState, () => Story> = {
  planned: () => {
    const story = calling();
    return story.given({ callbacks: story.order().callbacks.map((each) => ({ ...each, state: 'planned' as const })) });
  },
  asked,
  calling,
  settled: () => calling().act(settle),
  unreachable: () => inVain(calling()),
  not_owed: () => reported({ replyWanted: false }).approved('water'),
  lapsed: () => calling().act(leave),
};

const after = (story: Story): Done<CallbackState> => ({
  state: story.order().callbacks.find(({ appealNumber }) => appealNumber === number)!.state,
  told: story.told,
});
const by = (step: Step) => (state: CallbackState) => after(callbackIn[state]().act(step));

export const callbackRows: Attempts<CallbackState, CallbackAction> = {
  ask: { from: ['planned'], act: () => after(asked()) }, // planned, and asked with it
  call: { from: ['planned'], act: () => after(calling()) },
  turnToCalling: { from: ['asked'], act: by((order, at) => turnToCalling(order, number, at)) },
  recordCallback: {
    from: ['asked', 'calling'],
    act: (state) => [by(settle)(state), by(tryInVain)(state), after(inVain(callbackIn[state]()))],
  },
  settleByCitizen: { from: ['asked', 'calling'], act: by((order, at) => rateOrder(order, number, good, 10, citizen, at)) },
  lapse: { from: ['asked', 'calling'], act: by(leave) },
};
