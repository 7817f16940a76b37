// Many lives at once, and what became of each.
import { setTimeout as pause } from 'node:timers/promises';
import { Draw } from './draw.ts';
import { Life } from './life.ts';
import type { Options } from './options.ts';
import { pathOf } from './paths/index.ts';
import type { Progress } from './progress.ts';
import type { Story } from './story.ts';
import type { World } from './world.ts';

export interface Lived {
  life: Life;
  ms: number;
  /** Why it did not come to its end. */
  failure?: string;
}

export async function runLives(
  stories: readonly Story[],
  world: World,
  { inFlight, rate, seed }: Options,
  progress: Progress,
): Promise<Lived[]> {
  const lived: Lived[] = [];
  const waiting = [...stories];
  const began = Date.now();
  const worker = async (): Promise<void> => {
    for (let story = waiting.shift(); story !== undefined; story = waiting.shift()) {
      if (rate > 0) await pause(Math.max(0, began + (story.index * 1000) / rate - Date.now()));
      const life = new Life(world, story, new Draw(seed).for(`life ${story.index}`));
      lived.push(await live(life));
      progress.ended(lived.at(-1)!);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return lived.toSorted((a, b) => a.life.story.index - b.life.story.index);
}

async function live(life: Life): Promise<Lived> {
  const began = Date.now();
  try {
    await pathOf(life.story.path).walk(life);
    return { life, ms: Date.now() - began };
  } catch (error) {
    const { message, reason, metadata } = error as Error & { reason?: string; metadata?: object };
    const failure = reason === undefined ? message : `${reason}: ${message} ${JSON.stringify(metadata ?? {})}`;
    return { life, ms: Date.now() - began, failure };
  }
}
