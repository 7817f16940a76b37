import type { Fact } from './fact.js';
import type { Matter } from './matter.js';
import type { Recipients } from './occasions.js';

const present = (list: readonly (string | undefined)[]) => [...new Set(list.filter((each): each is string => Boolean(each)))];

/**
 * The addressees of an occasion. Anonymous citizens cannot be told; a part's citizens are the parent's, told by the parent's own facts,
 * so a part tells none.
 */
export function recipients(to: Recipients, fact: Fact, matter: Matter | undefined, leaders: readonly string[]): string[] {
  switch (to) {
    case 'appellant':
      return fact.identity === 'anonymous' || matter?.anonymous === true ? [] : [fact.appealNumber || fact.number];
    case 'citizens':
      return matter === undefined || matter.anonymous || matter.parent !== '' ? [] : matter.voices;
    case 'unit':
      return present([fact.unit]);
    case 'units':
      return matter?.units ?? [];
    case 'emergency_units':
      return present([fact.lead, ...(fact.assists ?? [])]);
    case 'leaders':
      return present(fact.leaders?.length ? fact.leaders : leaders);
  }
}
