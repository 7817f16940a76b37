import type { Fact } from './fact.js';
import type { Matter } from './matter.js';
import type { Recipients } from './occasions.js';

const present = (list: readonly (string | undefined)[]) => [...new Set(list.filter((each): each is string => Boolean(each)))];

type Choose = (fact: Fact, matter: Matter | undefined, leaders: readonly string[]) => string[];

/**
 * The addressees of an occasion. Anonymous citizens cannot be told; a part's citizens are the parent's, told by the parent's own facts,
 * so a part tells none.
 */
export const recipients: Readonly<Record<Recipients, Choose>> = {
  appellant: ({ identity, appealNumber, number }, matter) =>
    identity === 'anonymous' || matter?.anonymous ? [] : [appealNumber || number],
  citizens: (_, matter) => (matter === undefined || matter.anonymous || matter.parent !== '' ? [] : matter.voices),
  unit: ({ unit }) => present([unit]),
  units: (_, matter) => matter?.units ?? [],
  emergency_units: ({ lead, assists = [] }) => present([lead, ...assists]),
  leaders: (fact, _, leaders) => present(fact.leaders?.length ? fact.leaders : leaders),
};
