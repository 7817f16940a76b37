// Several units, several parts, several citizens.
import { withdrawPart } from '../acts/centre.ts';
import { complete } from '../acts/complete.ts';
import { addAssist, split } from '../acts/dispatching.ts';
import { accept, detach, merge, submit } from '../acts/intake.ts';
import { minutes, sign } from '../acts/unit.ts';
import type { Life } from '../life.ts';
import { tellPortal } from '../portal.ts';
import { begin, normal, open, usual, type Path } from './path.ts';

/** A neighbour's appeal becomes a voice. */
async function joined(life: Life) {
  await begin(life);
  const neighbour = await submit(life, life.story.neighbour);
  await merge(life, neighbour);
  return neighbour;
}

export const sharing = {
  'joint handling': {
    fits: usual,
    async walk(life) {
      const lead = await begin(life);
      await sign(life, lead);
      const helpers = [await addAssist(life), await addAssist(life)];
      await minutes(life, lead, [lead.unit, ...helpers]);
      await complete(life);
    },
  },
  split: {
    fits: normal,
    async walk(life) {
      if (life.draw.chance(0.6)) await begin(life);
      else await open(life);
      await split(life, 2 + life.draw.below(2));
      await complete(life);
    },
  },
  'split, a part withdrawn': {
    fits: normal,
    async walk(life) {
      await begin(life);
      const parts = await split(life, 3);
      await withdrawPart(life, parts[1]!);
      await complete(life);
    },
  },
  merged: {
    fits: usual,
    async walk(life) {
      await joined(life);
      await complete(life);
    },
  },
  'merged and detached': {
    fits: usual,
    async walk(life) {
      const neighbour = await joined(life);
      await detach(life, neighbour);
      await accept(life, neighbour);
      await Promise.all([complete(life), complete(life, neighbour.number)]);
    },
  },
  'merged, the first voice withdrawn': {
    fits: usual,
    async walk(life) {
      await joined(life);
      const [own] = life.appeals;
      await tellPortal(life, own!, 'withdraw', { reason: '已自行解决' });
      own!.state = 'withdrawn';
      await life.until('one voice is left', ({ voices }) => voices.length === 1);
      await complete(life);
    },
  },
} satisfies Record<string, Path>;
