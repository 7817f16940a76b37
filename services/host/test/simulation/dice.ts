/** There is nothing yet that the act could be about. */
export class NothingToDo extends Error {}

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

  /** One that fits; now and then any, or undefined, to be refused. @throws NothingToDo mostly, when none fits */
  aim<T>(from: readonly T[], fits: (each: T) => boolean): T | undefined {
    if (this.chance(0.01)) return this.pick(from);
    const fitting = from.filter(fits);
    if (fitting.length === 0) throw new NothingToDo();
    return this.pick(fitting);
  }
}
