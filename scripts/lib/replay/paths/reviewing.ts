// The review and what units object to.
import { closeAsDissatisfied, decideObjection, displeased, reject } from '../acts/centre.ts';
import { complete, settle, untilCallback, untilSubmitted } from '../acts/complete.ts';
import { leadOf } from '../acts/dispatching.ts';
import { object } from '../acts/asking.ts';
import type { Life } from '../life.ts';
import { begin, usual, type Path } from './path.ts';

/** Reported and sent back. */
async function rejected(life: Life) {
  await begin(life);
  const order = await untilSubmitted(life);
  await reject(life, leadOf(order)!);
  return leadOf(order)!;
}

const objected = (upheld: boolean): Path => ({
  fits: usual,
  async walk(life) {
    const lead = await rejected(life);
    await decideObjection(life, await object(life, lead, 'rejection'), upheld);
    await complete(life);
  },
});

export const reviewing = {
  rejected: {
    fits: usual,
    async walk(life) {
      await rejected(life);
      await complete(life);
    },
  },
  'rejected twice': {
    fits: usual,
    async walk(life) {
      await rejected(life);
      const order = await untilSubmitted(life);
      await reject(life, leadOf(order)!);
      await complete(life);
    },
  },
  'objection upheld': objected(true),
  'objection dismissed': objected(false),
  'objection to a rating': {
    fits: usual,
    async walk(life) {
      await begin(life);
      await untilCallback(life);
      const order = await settle(life, displeased);
      const id = await object(life, leadOf(order)!, 'rating');
      await decideObjection(life, id, life.draw.chance(0.5));
      // Upheld, the rating is out of the figures, and the order may close by itself.
      if ((await life.look()).order.state === 'callback') await closeAsDissatisfied(life);
    },
  },
} satisfies Record<string, Path>;
