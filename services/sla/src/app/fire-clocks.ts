import type { Matters } from './ports.js';

/** Of 200 a second fires 5,700, of 500 9,400, of 1,000 no more (scripts/bench deadlines). */
const batch = 500;
const longestSleepMs = 1_000;

/** The timer: sends warnings and breaches when their moment comes, or at once when it was missed. */
export class FireClocks {
  constructor(private readonly matters: Matters) {}

  /** @returns how long there is nothing to do, ms: until the next moment, or a second */
  async execute(): Promise<number> {
    const looked = await this.matters.fireDue(batch);
    if (looked === batch) return 0;
    return Math.min((await this.matters.nextIn()) ?? longestSleepMs, longestSleepMs);
  }
}
