// The table at the end.
import type { Options } from './options.ts';
import type { Lived } from './run.ts';
import type { Finding } from './verify/verify.ts';
import type { World } from './world.ts';

export function report({ stopwatch }: World, lived: readonly Lived[], _f: readonly Finding[], _o: Options): void {
  for (const took of stopwatch.table()) process.stdout.write(`${JSON.stringify(took)}\n`);
  for (const { life, failure, ms } of lived) process.stdout.write(`${life.story.path} ${ms} ${failure ?? ''} ${life.detours.join('; ')}\n`);
}
