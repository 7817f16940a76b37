// Whatever is told was told exactly once to each addressee: reckoned from what happened, against the notices that left.
import type { TimelineLine } from '@hotline/proto/handling/v1/timeline';
import type { Record } from '../oracle/lives.ts';
import { toldBy, type Audience } from './told.ts';
import type { Evidence, Finding } from './verify.ts';

interface Row {
  number: string;
  occasion: string;
  addressee: string;
  audience: string;
  n: number | string;
}

const keyOf = (number: string, occasion: string, audience: string, addressee: string) =>
  `${number} ${occasion} to ${audience} ${addressee}`;

export async function notices({ databases, records, lived }: Evidence): Promise<Finding> {
  const rows = await databases.rows<Row>(
    'integration',
    'SELECT number, occasion, audience, addressee, COUNT(*) AS n FROM notices GROUP BY number, occasion, audience, addressee',
  );
  const left = new Map(rows.map((row) => [keyOf(row.number, row.occasion, row.audience, row.addressee), Number(row.n)]));
  const owed = new Map<string, number>();
  for (const record of records.values()) for (const key of owedBy(record)) owed.set(key, (owed.get(key) ?? 0) + 1);
  for (const { life } of lived)
    for (const { number, told, submission } of life.appeals)
      for (const occasion of submission.identity === 'anonymous' ? [] : told) {
        const key = keyOf(number, occasion, 'citizen', number);
        owed.set(key, (owed.get(key) ?? 0) + 1);
      }
  const problems = [...owed].flatMap(([key, must]) =>
    (left.get(key) ?? 0) === must ? [] : [`${key}: ${left.get(key) ?? 0} left, ${must} were owed`],
  );
  for (const { number, occasion, audience, addressee } of rows) {
    const key = keyOf(number, occasion, audience, addressee);
    if (number !== '' && !owed.has(key)) problems.push(`${key} was told, and nothing called for it`);
  }
  return {
    what: 'each occasion was told exactly once to each addressee',
    looked: rows.reduce((sum, { n }) => sum + Number(n), 0),
    problems,
  };
}

/** Goes through the timeline with the citizens and units of each moment. */
function owedBy({ number, handling }: Record): string[] {
  const { order, timeline } = handling;
  const audience: Audience = { citizens: [], units: [] };
  if (order!.identity !== 'anonymous' && order!.parentNumber === '') audience.citizens.push(number);
  return timeline.flatMap((line) => {
    follow(audience, line);
    return toldBy(line, audience).map(([occasion, kind, addressee]) => keyOf(number, occasion, kind, addressee));
  });
}

const without = (list: string[], item: string) => list.filter((each) => each !== item);

function follow(audience: Audience, { what, data }: TimelineLine): void {
  const { appealNumber = '', unit = '', identity } = data;
  if (what === 'VoiceAdded' && identity !== 'anonymous') audience.citizens = [...without(audience.citizens, appealNumber), appealNumber];
  if (what === 'VoiceRemoved') audience.citizens = without(audience.citizens, appealNumber);
  if (what === 'AssignmentOpened') audience.units = [...without(audience.units, unit), unit];
  if (what === 'AssignmentWithdrawn') audience.units = without(audience.units, unit);
}
