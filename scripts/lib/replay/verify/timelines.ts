// No line of a timeline is missing, and each message about it is in it once.
import type { Evidence, Finding } from './verify.ts';

interface Row {
  number: string;
  n: number | string;
  first: number;
  last: number;
}

export async function timelines({ databases }: Evidence): Promise<Finding> {
  const rows = await databases.rows<Row>(
    'handling',
    'SELECT number, COUNT(*) AS n, MIN(seq) AS first, MAX(seq) AS last FROM timeline GROUP BY number',
  );
  const orders = await databases.rows<{ id: string; body: string }>('handling', 'SELECT id, body FROM orders');
  const lines = new Map(orders.map(({ id, body }) => [id, (JSON.parse(body) as { lines: number }).lines]));
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const problems = [...lines].flatMap(([number, said]) => {
    const { n, first, last } = byNumber.get(number) ?? { n: 0, first: 0, last: 0 };
    const whole = Number(n) === said && first === 1 && last === said;
    return whole ? [] : [`${number} has ${n} lines from ${first} to ${last}, and says ${said}`];
  });
  return { what: 'timelines have no gap', looked: rows.reduce((sum, { n }) => sum + Number(n), 0), problems };
}
