// The tenant whose databases are filled: where they are, and its keys, so that what is sealed can be opened by its own services.
import { Cipher, deriveKey } from '@hotline/platform/crypto';
import { openServer, UnitOfWork } from '@hotline/platform/mysql';
import { databaseName } from '@hotline/platform/tenancy';
import type { Keys } from '../stack/keys.ts';
import { serverOf, type Plan } from '../stack/plan.ts';
import { fill, type Wish } from './fill.ts';
import { liveTemplates } from './templates/lived.ts';

export type Wanted = Pick<Wish, 'orders' | 'timelines' | 'seed' | 'listsOnly'>;

/** @param mysql the server of the tenant, whose services may be running @returns rows by table @throws Error in a sentence */
export async function seedTenant(
  { tenant }: Pick<Plan, 'tenant'>,
  keys: Pick<Keys, 'secret' | 'cipherKeys'>,
  mysql: string,
  wanted: Wanted,
  say: (sentence: string) => void,
): Promise<ReadonlyMap<string, number>> {
  const { port, ...rest } = serverOf(mysql);
  const where = { ...rest, port: Number(port) };
  const server = openServer({ ...where, poolSize: 12 });
  try {
    const full = { ...tenant, level: 'city' as const, parent: '' };
    const secret = Buffer.from(keys.secret, 'base64');
    const cipher = Cipher.from('the cipher keys', keys.cipherKeys);
    const databaseOf = (service: string) => databaseName(full, service);
    say('Living the templates …');
    const began = performance.now();
    const harvests = await liveTemplates(server, { secret, cipher, tenant });
    say(`${harvests.length} templates in ${Math.round((performance.now() - began) / 1000)} s; stamping out ${wanted.orders} orders …`);
    const secrets = { cipher, personKey: deriveKey(secret, 'intake.person'), codeKey: deriveKey(secret, 'intake.query-code') };
    const target = { ...where, databaseOf, of: (service: string) => new UnitOfWork(server, databaseOf(service)) };
    const counts = await fill(target, harvests, secrets, { ...wanted, tenant: tenant.code, now: new Date() });
    say(`Filled in ${Math.round((performance.now() - began) / 1000)} s.`);
    return counts;
  } finally {
    await server.close();
  }
}
