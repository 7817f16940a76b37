import type { Matter } from './matter.js';

/** What integration knows when it tells of a fact. */
export interface Known {
  /** The order that it is about; undefined: there is none. */
  matter: Matter | undefined;
  /** Of a part: the order that it was cut from. */
  whole: Matter | undefined;
  /** Accounts that hear of breaches, problem orders and whatever else is for leaders. */
  leaders: readonly string[];
  unitName: (code: string) => string;
  /** Where a citizen rates the result of an appeal. */
  ratingLink: (number: string) => string;
}
