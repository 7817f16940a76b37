import type { Fact } from './fact.js';
import type { Known } from './known.js';
import type { Recipients } from './occasions.js';

const present = (list: readonly (string | undefined)[]) => [...new Set(list.filter((each): each is string => Boolean(each)))];

type Choose = (fact: Fact, known: Pick<Known, 'matter' | 'whole' | 'leaders'>) => string[];

/**
 * The addressees of an occasion. An anonymous citizen cannot be told, the others of the same order can. A part's citizens are the whole's,
 * told by the whole's own facts; only of an extension, which is asked once for all of it, they hear by the part's.
 */
export const recipients: Readonly<Record<Recipients, Choose>> = {
  appellant: ({ identity, appealNumber, number }) => (identity === 'anonymous' ? [] : [appealNumber || number]),
  voice: ({ appealNumber = '' }, { matter }) => (matter?.voices ?? []).filter((each) => each === appealNumber),
  citizens: (_, { matter }) => matter?.voices ?? [],
  citizens_of_whole: (_, { matter, whole }) => (whole ?? matter)?.voices ?? [],
  unit: ({ unit }) => present([unit]),
  units: (_, { matter }) => matter?.units ?? [],
  emergency_units: ({ lead, assists = [] }, { matter }) => present([...(matter?.units ?? []), lead, ...assists]),
  leaders: (fact, { leaders }) => present(fact.leaders?.length ? fact.leaders : leaders),
};
