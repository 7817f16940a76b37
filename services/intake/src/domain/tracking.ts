import { actionsIn } from '@hotline/platform/lifecycle';
import type { Appeal, Rating } from './appeal.js';
import { appealLifecycle, type AppealAction } from './lifecycle.js';
import { hasEnded, type Progress, type Result, type Step } from './progress.js';

/** What a citizen may see of an own appeal. */
export interface Tracking {
  number: string;
  state: string;
  /** Empty: no order. */
  orderState: string;
  receivedAt: Date;
  kind: string;
  title: string;
  steps: Step[];
  results: Result[];
  answer: Record<string, string>;
  rating: Rating | undefined;
  urges: number;
  openActions: AppealAction[];
}

const steps: { [A in AppealAction]?: string } = {
  acceptAppeal: 'accepted',
  answerAppeal: 'answered',
  declineAppeal: 'declined',
  mergeAppeal: 'merged',
  detachVoice: 'detached',
  voiceRefused: 'detached',
  transferAppeal: 'transferred',
  takeBackAppeal: 'taken_back',
  withdrawAppeal: 'withdrawn',
  withdrawalRefused: 'withdrawal_refused',
};

/** What the citizen reads of a decision; the rest of a note stays in the centre. */
const toldOf: { [A in AppealAction]?: string[] } = {
  answerAppeal: ['source_title', 'text'],
  declineAppeal: ['ground', 'rule', 'helper'],
  transferAppeal: ['to'],
};

/** Dates, public steps and reviewed results: never internal notes, another voice's words, or the number of an order that is another's. */
export function track(appeal: Appeal, progress: Progress | undefined): Tracking {
  const shared = isSeen(appeal, progress) ? progress : undefined;
  return {
    number: appeal.number,
    state: appeal.state,
    orderState: appeal.orderNumber === '' || appeal.state === 'withdrawn' ? (shared?.state ?? '') : (shared?.state ?? 'opened'),
    receivedAt: appeal.receivedAt,
    kind: appeal.kind,
    title: appeal.title,
    steps: [...ownSteps(appeal), ...sharedSteps(appeal, shared)].sort((one, other) => one.at.getTime() - other.at.getTime()),
    results: shared?.results ?? [],
    answer: answerOf(appeal),
    rating: appeal.rating,
    urges: appeal.urges.length,
    openActions: openToCitizen(appeal, shared),
  };
}

/** A withdrawn voice sees no more of what others share; who withdrew an own order sees how that ended. */
const isSeen = ({ state, number, orderNumber }: Appeal, progress: Progress | undefined): boolean =>
  state !== 'withdrawn' || (orderNumber === number && progress !== undefined && hasEnded(progress.state));

const own = (at: Date, step: string): Step => ({ at, step, unit: '', appealNumber: '' });

function ownSteps({ receivedAt, notes, supplements, urges, rating }: Appeal): Step[] {
  return [
    own(receivedAt, 'received'),
    ...notes.flatMap(({ at, action }) => (steps[action] ? [own(at, steps[action])] : [])),
    ...supplements.map(({ at }) => own(at, 'supplemented')),
    ...urges.map(({ at }) => own(at, 'urged')),
    ...(rating ? [own(rating.at, 'rated')] : []),
  ];
}

const sharedSteps = ({ number, state }: Appeal, progress: Progress | undefined): Step[] =>
  (progress?.steps ?? []).filter(({ appealNumber, step }) => (appealNumber === '' || appealNumber === number) && step !== state);

function answerOf({ notes, state }: Appeal): Record<string, string> {
  const last = notes.findLast(({ action }) => steps[action] === state);
  const told = last === undefined ? [] : (toldOf[last.action] ?? []);
  return Object.fromEntries(told.map((key) => [key, last?.said[key] ?? '']));
}

function openToCitizen(appeal: Appeal, progress: Progress | undefined): AppealAction[] {
  const over = progress !== undefined && hasEnded(progress.state);
  const round = appeal.state === 'answered' ? 0 : progress?.round;
  const hasResult = appeal.state === 'answered' || progress?.state === 'callback' || progress?.state === 'closed';
  return actionsIn(appealLifecycle, appeal.state, ['citizen']).filter((action) => {
    if (action === 'rateAppeal') return hasResult && appeal.rating?.round !== round;
    return !(over && (action === 'urgeAppeal' || action === 'withdrawAppeal'));
  });
}
