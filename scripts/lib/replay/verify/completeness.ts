// Nothing that was acknowledged is lost, and nothing else exists.
import type { Evidence, Finding } from './verify.ts';

/** Numbers that are in one list and not in the other. */
const without = (these: Iterable<string>, those: ReadonlySet<string>): string[] => [...these].filter((each) => !those.has(each));

export async function everythingIsThere({ lived, databases, records }: Evidence): Promise<Finding> {
  const acknowledged = lived.flatMap(({ life }) => life.appeals.map(({ number }) => number));
  const appeals = await databases.rows<{ id: string; n: number | string }>('intake', 'SELECT id, COUNT(*) AS n FROM appeals GROUP BY id');
  const stored = new Set(appeals.map(({ id }) => id));
  const given = new Set(acknowledged);
  const accepted = await databases.rows<{ id: string }>(
    'intake',
    "SELECT id FROM appeals WHERE state = 'accepted' OR (state = 'withdrawn' AND order_number = id)",
  );
  const orders = new Set(records.keys());
  const whole = [...orders].filter((number) => number.split('-').length === 3);
  const owed = new Set(accepted.map(({ id }) => id));
  return {
    what: 'every acknowledged number is there once, each accepted one is an order, and nothing else exists',
    looked: acknowledged.length + orders.size,
    problems: [
      ...(given.size === acknowledged.length ? [] : ['a number was given twice']),
      ...without(given, stored).map((number) => `${number} was acknowledged and is not in intake`),
      ...without(stored, given).map((number) => `${number} is in intake and was acknowledged to nobody`),
      ...appeals.filter(({ n }) => Number(n) !== 1).map(({ id }) => `${id} is in intake more than once`),
      ...without(owed, orders).map((number) => `${number} was accepted and is no order`),
      ...without(whole, owed).map((number) => `${number} is an order that nobody accepted`),
    ],
  };
}
