// A demand that does not hold.

/** What must hold besides the oracle does not: in a sentence with the figures. */
export class Unmet extends Error {}

/** @throws Unmet with the sentence unless it holds */
export function demand(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Unmet(sentence);
}
