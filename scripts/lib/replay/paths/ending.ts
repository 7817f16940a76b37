// How it ends, and how it begins anew.
import { closeAsDissatisfied, displeased, makeVoid, reopen, ringInVain } from '../acts/centre.ts';
import { complete, settle, untilCallback } from '../acts/complete.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { callPauseMs } from '../call-pause.ts';
import { tellPortalOnce } from '../portal.ts';
import { begin, open, usual, type Path } from './path.ts';

export const ending = {
  void: {
    fits: usual,
    async walk(life) {
      if (life.draw.chance(0.4)) await open(life);
      else await begin(life);
      await makeVoid(life);
    },
  },
  dissatisfied: {
    fits: usual,
    async walk(life) {
      await begin(life);
      await untilCallback(life);
      await settle(life, displeased);
      await closeAsDissatisfied(life);
    },
  },
  'reopened by reviewer': {
    fits: usual,
    async walk(life) {
      await begin(life);
      await untilCallback(life);
      if (life.draw.chance(0.5)) await settle(life, displeased);
      else await complete(life);
      await reopen(life);
      await complete(life);
    },
  },
  'reopened by rating': {
    fits: usual,
    channel: 'phone',
    async walk(life) {
      await begin(life);
      await complete(life);
      const bad = displeased(life);
      await tellPortalOnce(life, life.appeals[0]!, 'rate', bad, ['NOTHING_TO_RATE', 'ILLEGAL_STATE']);
      await life.until('another round began', ({ round }) => round === 2);
      await complete(life);
    },
  },
  'reopened three times': {
    fits: usual,
    async walk(life) {
      await begin(life);
      for (let round = 1; round <= 3; round += 1) {
        await untilCallback(life);
        await settle(life, displeased);
        await reopen(life);
      }
      await complete(life);
    },
  },
  unreachable: {
    fits: usual,
    channel: 'phone',
    async walk(life) {
      await begin(life);
      await untilCallback(life);
      for (let order = await ringInVain(life, life.number); order.state === 'callback'; order = await ringInVain(life, life.number))
        await pause(callPauseMs + 100);
    },
  },
} satisfies Record<string, Path>;
