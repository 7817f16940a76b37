// From unit to unit, up and down in urgency, upward for help.
import { answerEscalation, lower, raise } from '../acts/centre.ts';
import { complete } from '../acts/complete.ts';
import { declareEmergency, dispatch, recall, reassign } from '../acts/dispatching.ts';
import { escalate } from '../acts/asking.ts';
import { contact, sign } from '../acts/unit.ts';
import { begin, normal, open, usual, type Path } from './path.ts';
import { actBeside } from './traits.ts';

export const moving = {
  reassigned: {
    fits: usual,
    async walk(life) {
      const first = await begin(life);
      if (life.draw.chance(0.6)) await sign(life, first);
      await reassign(life, first, life.draw.chance(0.5));
      await actBeside(life);
      await complete(life);
    },
  },
  recalled: {
    fits: usual,
    async walk(life) {
      const first = await begin(life);
      if (life.draw.chance(0.7)) await contact(life, first, (await life.look()).order);
      await recall(life, first, life.draw.chance(0.5));
      await life.until('it waits for dispatch again', ({ needsDispatch }) => needsDispatch);
      await dispatch(life);
      await complete(life);
    },
  },
  'emergency declared': {
    fits: usual,
    async walk(life) {
      await open(life);
      await declareEmergency(life);
      await complete(life);
    },
  },
  'urgency raised': {
    fits: normal,
    async walk(life) {
      const assignment = await begin(life);
      if (life.draw.chance(0.5)) await sign(life, assignment);
      await raise(life, life.draw.pick(['urgent', 'critical']));
      await complete(life);
    },
  },
  'urgency lowered': {
    fits: (leaf) => usual(leaf) && leaf.urgency === 'urgent',
    async walk(life) {
      const assignment = await begin(life);
      if (life.draw.chance(0.5)) await sign(life, assignment);
      if (life.draw.chance(0.5)) await raise(life, 'critical');
      await lower(life, 'normal');
      await complete(life);
    },
  },
  escalated: {
    fits: usual,
    async walk(life) {
      const assignment = await begin(life);
      await sign(life, assignment);
      const id = await escalate(life, assignment, 15_000);
      await answerEscalation(life, id);
      await complete(life);
    },
  },
  'escalated, never answered': {
    fits: usual,
    async walk(life) {
      const assignment = await begin(life);
      await sign(life, assignment);
      await escalate(life, assignment, 60_000);
      await complete(life);
    },
  },
} satisfies Record<string, Path>;
