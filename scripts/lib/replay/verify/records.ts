// What handling and sla say, by their interfaces, about every order there is.
import type { Desk, People } from '../../stack/people.ts';
import type { Record } from '../oracle/lives.ts';
import type { Databases } from '../../stack/databases.ts';

export type Records = ReadonlyMap<string, Record>;

const atOnce = 8;

export async function readRecords(people: People, databases: Databases): Promise<Records> {
  const desk = await people.as('supervisor1');
  const numbers = await databases.rows<{ id: string }>('handling', 'SELECT id FROM orders ORDER BY id');
  const waiting = numbers.map(({ id }) => id);
  const records = new Map<string, Record>();
  const reader = async (): Promise<void> => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) records.set(number, await read(desk, number));
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return records;
}

async function read({ handling, sla }: Desk, number: string): Promise<Record> {
  const [order, { clocks }, { extensions }] = await Promise.all([
    handling.getOrder({ number }),
    sla.getClocks({ number }),
    sla.listExtensions({ number, state: '', unit: '', pageSize: 20, cursor: '' }),
  ]);
  return { number, handling: order, clocks, extensions };
}
