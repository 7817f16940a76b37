// What the clients meet: answers, failures, how long they took.
import type { Latencies, Watched } from '../clients.ts';

export class Tally {
  private readonly open = new Set<Count>();
  private readonly waiting = new Set<(began: number) => void>();

  watch(): () => Watched {
    const count = new Count();
    this.open.add(count);
    return () => count.told();
  }

  /** @param tries how many it took; only a first try tells how fast the services are */
  good(step: string, ms: number, tries: number): void {
    for (const count of this.open) count.good(step, ms, tries);
    const began = performance.now() - ms;
    if (step === 'AcceptAppeal') this.waiting.forEach((tell) => tell(began));
  }

  /** Resolves at the next good answer to an accept that was sent from now on. */
  nextAccept(): Promise<void> {
    const since = performance.now();
    return new Promise((resolve) => {
      const tell = (began: number): void => {
        if (began < since) return;
        this.waiting.delete(tell);
        resolve();
      };
      this.waiting.add(tell);
    });
  }

  failed(word: string, hintMs: number | undefined): void {
    for (const count of this.open) count.failure(word, hintMs);
  }

  life(): void {
    for (const count of this.open) count.lives += 1;
  }
}

class Count {
  lives = 0;
  private answers = 0;
  private withoutHint = 0;
  private readonly failed: Record<string, number> = {};
  private readonly accepts: number[] = [];
  private readonly calls: number[] = [];
  private readonly began = performance.now();

  good(step: string, ms: number, tries: number): void {
    this.answers += 1;
    if (tries > 1) return;
    this.calls.push(ms);
    if (step === 'AcceptAppeal') this.accepts.push(ms);
  }

  failure(word: string, hintMs: number | undefined): void {
    this.failed[word] = (this.failed[word] ?? 0) + 1;
    if (word === 'RESOURCE_EXHAUSTED' && hintMs === undefined) this.withoutHint += 1;
  }

  told(): Watched {
    const { answers: good, lives, failed, withoutHint } = this;
    const seconds = (performance.now() - this.began) / 1000;
    return { good, lives, failed: { ...failed }, withoutHint, accepts: latencies(this.accepts), calls: latencies(this.calls), seconds };
  }
}

export function latencies(laps: readonly number[]): Latencies {
  const sorted = laps.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: sorted.at(-1) ?? 0 };
}
