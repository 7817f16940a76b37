// Sides in turns: so that what the machine does meanwhile meets all of them.
import type { Figures, Side } from './line.ts';
import { shuffled } from './statistics.ts';

export interface Plan {
  /** Slices of each side that count. */
  slices: number;
  sliceMs: number;
  /** Slices of each side before, which do not count. */
  warmUps: number;
  random: () => number;
}

/** By side, a slice's figures each; those of the same place were measured in the same turn. */
export type Measured = ReadonlyMap<string, readonly Figures[]>;

/** Turn by turn every side once, in an order that is shuffled anew. @throws what a side throws, with its name */
export async function measure(sides: readonly Side[], { slices, sliceMs, warmUps, random }: Plan): Promise<Measured> {
  const measured = new Map<string, Figures[]>(sides.map(({ name }) => [name, []]));
  for (let turn = -warmUps; turn < slices; turn++) {
    for (const side of shuffled(sides, random)) {
      const figures = await side.slice(sliceMs).catch((error: Error) => {
        throw new Error(`${side.name}: ${error.message}`, { cause: error });
      });
      if (turn >= 0) measured.get(side.name)!.push(figures);
    }
  }
  return measured;
}
