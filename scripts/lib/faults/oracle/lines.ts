// Orders, timelines and facts agree: what handling told of an order and its parts is in their timelines, line for line.
import type { Finding } from '../../replay/verify/verify.ts';
import type { Databases } from '../../stack/databases.ts';

interface Row {
  number: string;
  what: string;
  n: number | string;
}

export async function linesAndFacts(databases: Databases): Promise<Finding> {
  const told = await databases.rows<Row>(
    'handling',
    "SELECT message_key AS number, type AS what, COUNT(*) AS n FROM oracle_sent WHERE topic = 'handling.order' GROUP BY message_key, type",
  );
  const kept = await databases.rows<Row>(
    'handling',
    "SELECT SUBSTRING_INDEX(number, '-', 3) AS number, what, COUNT(*) AS n FROM timeline GROUP BY SUBSTRING_INDEX(number, '-', 3), what",
  );
  const lines = new Map(kept.map(({ number, what, n }) => [`${number} ${what}`, Number(n)]));
  const problems = told.flatMap(({ number, what, n }) => {
    const there = lines.get(`${number} ${what}`) ?? 0;
    return there === Number(n) ? [] : [`${number} told ${what} ${n} times and its timeline has it ${there} times`];
  });
  return { what: 'what was told of each order stands in its timeline', looked: told.length, problems };
}
