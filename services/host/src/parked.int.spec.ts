import { ParkingLot, type Message } from '@hotline/platform/messaging';
import { migrate, UnitOfWork, type Server } from '@hotline/platform/mysql';
import { testServer } from '@hotline/platform/testing';
import { databaseName, requireTenant } from '@hotline/platform/tenancy';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tendParked } from './parked.js';
import { gossip } from './testing/gossip.js';

const tenant = requireTenant({ code: String(100_000 + (process.pid % 800_000)), name: '驿城市', level: 'city', parent: '' });
const services = gossip([]);
const fact = (id: string): Message => ({
  id,
  topic: 'alpha.word',
  type: 'WordWritten',
  key: `k-${id}`,
  time: new Date('2026-11-24T08:00:00Z'),
  traceparent: '',
  payload: Buffer.from(id),
});
let server: Server;
let beta: UnitOfWork;

const tend = (...words: string[]) => tendParked(server, tenant, services, words);
const states = async () => (await new ParkingLot(beta).list()).map(({ id, state }) => `${id} ${state}`);
const placeOf = async (id: string) => `beta:${(await new ParkingLot(beta).list()).find((each) => each.id === id)?.position}`;

beforeAll(async () => {
  server = await testServer(2);
  for (const { name, migrations } of services) await migrate(server, databaseName(tenant, name), migrations);
  beta = new UnitOfWork(server, databaseName(tenant, 'beta'));
});
beforeEach(async () => {
  await beta.execute('DELETE FROM parked');
  await new ParkingLot(beta).parkUnreadable('beta', [fact('one'), fact('two')], 'ORDER_NOT_FOUND: no such order');
});
afterAll(async () => {
  for (const { name } of services) await beta.execute(`DROP DATABASE \`${databaseName(tenant, name)}\``);
  await server.close();
});

describe('the operator of parked facts', () => {
  it('reads which they are, whose, and why', async () => {
    expect(await tend()).toEqual([
      `${await placeOf('one')} parked, 1 tries, WordWritten of k-one from alpha.word at 2026-11-24T08:00:00.000Z: ORDER_NOT_FOUND: no such order`,
      expect.stringContaining('WordWritten of k-two'),
    ]);
  });

  it('lets one be tried again, or all', async () => {
    expect(await tend('replay', await placeOf('two'))).toEqual(['1 will be tried again.']);
    expect(await states()).toEqual(['one parked', 'two waiting']);
    expect(await tend('replay', 'all')).toEqual(['1 will be tried again.']);
    expect(await states()).toEqual(['one waiting', 'two waiting']);
  });

  it('discards only what is named', async () => {
    expect(await tend('discard', await placeOf('one'))).toEqual(['1 were discarded.']);
    expect(await states()).toEqual(['two parked']);
    await expect(tend('discard', 'all')).rejects.toThrow('"all" is no message of the list');
    await expect(tend('replay', 'gamma:1')).rejects.toThrow('"gamma:1" is no message of the list');
    await expect(tend('replay')).rejects.toThrow('parked [list]');
    expect(await states()).toEqual(['two parked']);
  });

  it('hears that nothing is put aside', async () => {
    await beta.execute('DELETE FROM parked');
    expect(await tend('list')).toEqual(['Nothing is put aside.']);
  });
});
