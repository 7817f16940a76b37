import { wrongPassword, type Tries } from '../domain/lock-out.js';

const most = 10_000;

/**
 * Names that nobody has: they are counted and locked like accounts, so that a lock does not tell who has one. Remembered in this
 * process only, the latest ten thousand.
 */
export class Strangers {
  private readonly known = new Map<string, Tries>();

  triesOf(name: string): Tries {
    return this.known.get(name) ?? { failures: 0, lockedUntil: undefined };
  }

  wrongPassword(name: string, now: Date): void {
    const tries = wrongPassword(this.triesOf(name), now);
    this.known.delete(name);
    this.known.set(name, tries);
    const [oldest] = this.known.keys();
    if (this.known.size > most && oldest !== undefined) this.known.delete(oldest);
  }
}
