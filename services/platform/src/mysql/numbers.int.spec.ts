import { expect, it } from 'vitest';
import { withDatabase } from '../testing/with-database.js';
import { Numbers } from './numbers.js';

const database = withDatabase({ poolSize: 2 });

it('counts from one for each prefix', async () => {
  const numbers = new Numbers(database.uow);
  const drawn = [];
  for (let n = 0; n < 45; n++) drawn.push(await numbers.next('411700-20261123'));
  expect(drawn).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
  expect(await numbers.next('411700-20261124')).toBe(1);
});

it('never gives one twice, to however many ask in however many processes', async () => {
  const processes = [new Numbers(database.uow), new Numbers(database.uow), new Numbers(database.uow)];
  const drawn = await Promise.all(Array.from({ length: 300 }, (_, index) => processes[index % 3]!.next('race')));
  expect(new Set(drawn).size).toBe(300);
});

it('needs no connection of the pool when all are held by transactions that ask', async () => {
  const numbers = new Numbers(database.uow);
  const drawn = await Promise.all(
    [1, 2].map((n) =>
      database.uow.run(async () => {
        await database.uow.query('SELECT 1');
        return numbers.next(`held-${n}`);
      }),
    ),
  );
  expect(drawn).toEqual([1, 1]);
});

it('keeps a number taken when the work that took it is refused', async () => {
  const numbers = new Numbers(database.uow);
  const refused = database.uow.run(async () => {
    await numbers.next('gap');
    throw new Error('no');
  });
  await expect(refused).rejects.toThrow('no');
  expect(await numbers.next('gap')).toBe(2);
});
