import type { Guesses } from '../app/ports.js';
import { endOfWindow, mostGuesses, startOfWindow } from '../domain/guesses.js';

export class MemoryGuesses implements Guesses {
  private readonly wrong = new Map<string, { count: number; firstAt: Date }>();

  async lockedUntil(number: string, now: Date): Promise<Date | undefined> {
    const guesses = this.recent(number, now);
    return guesses && guesses.count >= mostGuesses ? endOfWindow(guesses.firstAt) : undefined;
  }

  async count(number: string, now: Date): Promise<void> {
    const { count, firstAt } = this.recent(number, now) ?? { count: 0, firstAt: now };
    this.wrong.set(number, { count: count + 1, firstAt });
  }

  private recent(number: string, now: Date) {
    const guesses = this.wrong.get(number);
    return guesses && guesses.firstAt > startOfWindow(now) ? guesses : undefined;
  }
}
