// How long each step took, for the table at the end.

export interface Took {
  step: string;
  count: number;
  p50: number;
  p99: number;
  most: number;
}

export class Stopwatch {
  private readonly laps = new Map<string, number[]>();

  async time<T>(step: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await work();
    this.note(step, performance.now() - began);
    return result;
  }

  note(step: string, ms: number): void {
    const laps = this.laps.get(step) ?? [];
    laps.push(ms);
    this.laps.set(step, laps);
  }

  /** The longest that a fact was on its way from one service to another, in milliseconds. */
  get longestWay(): number {
    const ways = ['… until the order is opened', '… until the units are assigned'];
    return Math.max(0, ...ways.flatMap((step) => this.laps.get(step) ?? []));
  }

  /** In the order in which the steps first happened. */
  table(): Took[] {
    return [...this.laps].map(([step, laps]) => {
      const sorted = laps.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
      return { step, count: sorted.length, p50: at(0.5), p99: at(0.99), most: sorted.at(-1)! };
    });
  }
}
