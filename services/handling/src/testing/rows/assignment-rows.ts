import type { Attempts, Done } from '@hotline/platform/testing';
import { decideObjection } from '../../domain/decide-objection.js';
import { takeReassignment } from '../../domain/dispatching.js';
import type { AssignmentAction, AssignmentState } from '../../domain/lifecycle.js';
import { addProgress } from '../../domain/progress.js';
import { recallAssignment } from '../../domain/recall.js';
import { keepAfterReturn } from '../../domain/returning.js';
import { autoSign } from '../../domain/sign.js';
import { a, dispatcher, number, Story, type Step } from '../story.js';

const id = `${number}/a1`;
const assigned = () => new Story().dispatched('water', { assists: ['power'] }); // who helps keeps the order open
const informed = () => new Story().dispatched('water', { inform: true });
const signed = () => assigned().signed('water');
const contacted = () => signed().contacted('water');
const returning = () => signed().returnAsked('water');
const recall: Step = (order, at) => recallAssignment(order, id, '派错', true, a('dispatcher'), at);

/** The lead's assignment in each state, as its acts have left it. */
const assignmentIn: Record<AssignmentState, () => Story> = {
  assigned,
  signed,
  contacted,
  submitted: () => contacted().submitted('water'),
  approved: () => contacted().submitted('water').approved('water'),
  returning,
  withdrawn: () => signed().act(recall),
};

const rejected = (story: Story) => story.submitted('water').rejected('water').objected('water');

/** With an objection to its rejection that waits to be decided. */
const objectingIn: Partial<Record<AssignmentState, () => Story>> = {
  signed: () => rejected(signed()),
  contacted: () => rejected(contacted()),
  submitted: () => rejected(contacted()).submitted('water'),
  returning: () => rejected(signed()).returnAsked('water'),
};

const after = (story: Story): Done<AssignmentState> => ({ state: story.order().assignments[0]!.state, told: story.told });
const by = (step: Step) => (state: AssignmentState) => after(assignmentIn[state]().act(step));

/** Where it is passed on for information, signing is all. */
const both = (state: AssignmentState, sign: (story: Story) => Story) =>
  state === 'assigned' ? [after(sign(assigned())), after(sign(informed()))] : after(sign(assignmentIn[state]()));

const underWay = ['assigned', 'signed', 'contacted', 'submitted', 'returning'] as const;
const another = { dispatchId: 'd2', fromAssignmentId: id, lead: 'roads', wrongDispatch: false, finalUnits: [], reason: '改派' };

export const assignmentRows: Attempts<AssignmentState, AssignmentAction> = {
  signAssignment: { from: ['assigned'], act: (state) => both(state, (story) => story.signed('water')) },
  autoSign: { from: ['assigned'], act: (state) => both(state, (story) => story.act((order, at) => autoSign(order, id, at))) },
  recordContact: {
    from: ['assigned', 'signed', 'contacted', 'returning'],
    act: (state) => after(assignmentIn[state]().contacted('water')),
  },
  addProgress: {
    from: ['signed', 'contacted', 'submitted', 'returning'],
    act: by((order, at) => addProgress(order, id, '正在抢修', a('handler', 'water'), at)),
  },
  submitResult: {
    from: ['signed', 'contacted', 'returning'], // while it is returning: a critical order's only
    act: (state) => after(assignmentIn[state]().given({ urgency: 'critical' }).submitted('water')),
  },
  approveResult: { from: ['submitted'], act: (state) => after(assignmentIn[state]().approved('water')) },
  rejectResult: {
    from: ['submitted'],
    act: (state) =>
      state === 'submitted'
        ? [signed(), contacted()].map((story) => after(story.submitted('water').rejected('water')))
        : after(assignmentIn[state]().rejected('water')),
  },
  approveByObjection: {
    from: ['signed', 'contacted', 'submitted', 'returning'],
    act: (state) =>
      after(objectingIn[state]!().act((order, at) => decideObjection(order, `${number}/o1`, true, '成立', a('supervisor'), at))),
  },
  returnAssignment: { from: ['assigned', 'signed'], act: (state) => after(assignmentIn[state]().returnAsked('water')) },
  leaveByReturn: { from: underWay, act: (state) => after(assignmentIn[state]().returnGranted('water')) },
  keepAfterReturn: {
    from: ['returning'],
    act: () =>
      [returning(), returning().contacted('water')].map((story) =>
        after(story.act((order, at) => keepAfterReturn(order, id, dispatcher, at))),
      ),
  },
  recallAssignment: { from: underWay, act: by(recall) },
  withdrawAlong: { from: underWay, act: by((order, at) => takeReassignment(order, another, dispatcher, at)) },
};
