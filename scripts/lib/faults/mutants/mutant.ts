/** A planted defect: one exact text of one file becomes another, and the suite must not let it pass. */
export interface Mutant {
  /** What is wrong with it, in the words of a review. */
  name: string;
  /** From the root of the checkout. */
  file: string;
  /** Stands there exactly once. */
  text: string;
  becomes: string;
  /** The specs that should see it, the cheapest there are. */
  specs: readonly string[];
}
