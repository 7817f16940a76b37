/** Choices that follow from one seed. */
export class Dice {
  constructor(private readonly random: () => number) {}

  below(count: number): number {
    return Math.floor(this.random() * count);
  }

  /** `probability` from 0 to 1. */
  chance(probability: number): boolean {
    return this.random() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  /** One that fits, most of the time; any other, or undefined when there is none at all, to be refused. */
  aim<T>(from: readonly T[], fits: (each: T) => boolean): T | undefined {
    const fitting = from.filter(fits);
    return this.pick(fitting.length > 0 && this.chance(0.95) ? fitting : from);
  }
}
