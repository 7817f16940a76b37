import type { HotlineService } from '@hotline/platform/hosting';
import { ParkingLot, type ParkedMessage } from '@hotline/platform/messaging';
import { UnitOfWork, type Server } from '@hotline/platform/mysql';
import { databaseName, type Tenant } from '@hotline/platform/tenancy';

const most = 1000;
const usage = 'parked [list] | replay all|<service:id> … | discard <service:id> …';

const lotsOf = (server: Server, tenant: Tenant, services: readonly HotlineService[]) =>
  new Map(services.map(({ name }) => [name, new ParkingLot(new UnitOfWork(server, databaseName(tenant, name)))]));

type Lots = ReturnType<typeof lotsOf>;

/** `handling:12 parked, 8 tries, OrderDispatched of 411700-20261123-000123 from dispatch.order at …: ORDER_NOT_FOUND: …` */
const lineOf = (service: string, { position, state, tries, type, key, topic, time, reason }: ParkedMessage): string =>
  `${service}:${position} ${state}, ${tries} tries, ${type} of ${key} from ${topic} at ${time.toISOString()}: ${reason}`;

async function list(lots: Lots): Promise<string[]> {
  const lines: string[] = [];
  for (const [service, lot] of lots) {
    const messages = [...(await lot.list('parked', most)), ...(await lot.list('waiting', most))];
    lines.push(...messages.map((message) => lineOf(service, message)));
  }
  return lines.length > 0 ? lines : ['Nothing is put aside.'];
}

/** `handling:12` as service and position. @throws Error in a sentence */
function placeOf(lots: Lots, word: string): [service: string, position: number] {
  const [, service = '', position = ''] = /^([a-z]+):(\d+)$/.exec(word) ?? [];
  if (lots.has(service)) return [service, Number(position)];
  throw new Error(`"${word}" is no message of the list; ${usage}`);
}

async function chosen(lots: Lots, which: readonly string[]): Promise<Map<string, number[]>> {
  const places = which.map((word) => placeOf(lots, word));
  return new Map([...lots.keys()].map((name) => [name, places.filter(([service]) => service === name).map(([, position]) => position)]));
}

async function everything(lots: Lots): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for (const [service, lot] of lots)
    found.set(
      service,
      (await lot.list('parked', most)).map(({ position }) => position),
    );
  return found;
}

/**
 * What operators do with facts that were given up: list them with their reasons, try them again (the running process does, within a
 * second), or give them up for good. @returns lines to print. @throws Error in a sentence
 */
export async function tendParked(
  server: Server,
  tenant: Tenant,
  services: readonly HotlineService[],
  [verb = 'list', ...which]: readonly string[],
): Promise<string[]> {
  const lots = lotsOf(server, tenant, services);
  if (verb === 'list' && which.length === 0) return list(lots);
  if ((verb !== 'replay' && verb !== 'discard') || which.length === 0) throw new Error(usage);
  const all = verb === 'replay' && which.join() === 'all';
  let count = 0;
  for (const [service, positions] of await (all ? everything(lots) : chosen(lots, which)))
    count += await lots.get(service)![verb](positions);
  return [verb === 'replay' ? `${count} will be tried again.` : `${count} were discarded.`];
}
