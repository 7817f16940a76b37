// Before there is an order: answered, declined, transferred, withdrawn.
import { accept, answer, decline, submit, takeBack, transfer } from '../acts/intake.ts';
import { complete } from '../acts/complete.ts';
import { dispatch } from '../acts/dispatching.ts';
import { isRefusal, type Life } from '../life.ts';
import { tellPortal } from '../portal.ts';
import { begin, normal, open, usual, type Path } from './path.ts';
import { actBeside, addAndUrge, call } from './traits.ts';

const received = (life: Life) => submit(life, life.story.submission);
const isAnswer = ({ process }: { process: string }) => process === 'answer';

const callOf = (pickedUp: boolean): Path => ({
  async walk(life) {
    await begin(life);
    await call(life, pickedUp);
    await complete(life);
  },
});

export const intaking = {
  plain: {
    async walk(life) {
      await begin(life);
      await actBeside(life);
      await complete(life);
    },
  },
  'supplemented and urged': {
    async walk(life) {
      await begin(life);
      await addAndUrge(life, true, true);
      await life.until('the urging is counted', ({ counts }) => counts !== undefined && counts.urges > 0);
      await complete(life);
    },
  },
  'three-way call': callOf(true),
  'three-way call missed': callOf(false),
  answered: {
    fits: isAnswer,
    async walk(life) {
      await answer(life, await received(life));
    },
  },
  'answered, insisted': {
    fits: isAnswer,
    async walk(life) {
      const appeal = await received(life);
      await answer(life, appeal);
      await accept(life, appeal);
      await complete(life);
    },
  },
  declined: {
    async walk(life) {
      await decline(life, await received(life));
    },
  },
  transferred: {
    async walk(life) {
      await transfer(life, await received(life));
    },
  },
  'transferred and taken back': {
    async walk(life) {
      const appeal = await received(life);
      await transfer(life, appeal);
      await takeBack(life, appeal);
      await accept(life, appeal);
      await complete(life);
    },
  },
  'withdrawn before acceptance': {
    async walk(life) {
      const appeal = await received(life);
      await tellPortal(life, appeal, 'withdraw', { reason: '已自行解决' });
      appeal.state = 'withdrawn';
    },
  },
  'withdrawn after acceptance': {
    async walk(life) {
      if (life.draw.chance(0.5)) await open(life);
      else await begin(life);
      const [appeal] = life.appeals;
      await tellPortal(life, appeal!, 'withdraw', { reason: '不再需要' });
      appeal!.state = 'withdrawn';
      await life.until('the order is withdrawn', ({ state }) => state === 'withdrawn');
    },
  },
  inform: {
    fits: ({ process }) => process === 'inform',
    async walk(life) {
      await begin(life);
      await complete(life);
    },
  },
  emergency: {
    fits: ({ process }) => process === 'emergency',
    async walk(life) {
      await begin(life);
      await complete(life);
    },
  },
  'urgency raised at acceptance': {
    fits: normal,
    async walk(life) {
      await accept(life, await received(life), 'urgent').catch((error: unknown) => {
        if (!isRefusal(error, 'URGENCY_ONLY_RAISED')) throw error;
      });
      await dispatch(life);
      await complete(life);
    },
  },
  'urgency raised by dispatch': {
    fits: (leaf) => usual(leaf) && leaf.urgency === 'normal',
    async walk(life) {
      await open(life);
      await dispatch(life, life.number, { urgency: 'urgent' });
      await complete(life);
    },
  },
} satisfies Record<string, Path>;
