// A second process for the same services, on ports of its own: what takes over from one that is paused.
import { freeRow } from '../../stack/ports.ts';
import { launch, stopHosts, untilServing } from '../../stack/hosts.ts';
import { keysOf } from '../../stack/keys.ts';
import { addressOf, environment, services, type Plan, type Service } from '../../stack/plan.ts';
import type { Trial } from '../fault.ts';

export interface Rival {
  /** In order, as an operator would end it. */
  stop(): Promise<void>;
}

export async function startRival({ plan, database, broker }: Trial, which: readonly Service[]): Promise<Rival> {
  const first = await freeRow(services.length + 1);
  const own: Plan = { ...plan, folder: `${plan.folder}/rival`, gatewayPort: first, portBase: first + 1 };
  const others = services.filter((service) => !which.includes(service) && service !== 'gateway');
  const env = {
    ...environment({ ...plan, gatewayPort: own.gatewayPort, portBase: own.portBase }, keysOf(plan.folder), `127.0.0.1:${database.port}`),
    ...(broker && { HOTLINE_KAFKA: `127.0.0.1:${broker.port}` }),
    ...Object.fromEntries(others.map((service) => [`HOTLINE_ADDRESS_${service.toUpperCase()}`, addressOf(plan, service)])),
    HOTLINE_TEST_FAILPOINTS: '',
  };
  const launched = launch(own, { services: which, env });
  const stop = () => stopHosts([launched.host]);
  try {
    await untilServing(own, launched);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}
