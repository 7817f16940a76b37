// What scripts/up is asked to start, by its options and its environment.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root, type Plan } from './stack/plan.ts';

/** @throws Error naming the option */
function port(option: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1024 && number <= 65_000) return number;
  throw new Error(`--${option} ${value} is no port: it must be a whole number from 1024 to 65000.`);
}

/** Settings of the host that whoever starts it gave: handed on, so that a wrong one is named by its reader. Ports are the command line's. */
const given = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name, value]) => /^HOTLINE_(?!MYSQL$|TEST_|PORT_BASE$|GATEWAY_PORT$)/.test(name) && value !== undefined,
    ),
  ) as Record<string, string>;

/** @throws Error in a sentence when the command line says something else */
export function readCommandLine(): { plan: Plan; detach: boolean } {
  const { values } = parseArgs({
    options: {
      detach: { type: 'boolean', default: false },
      kafka: { type: 'boolean', default: false },
      port: { type: 'string', default: '7100' },
      'port-base': { type: 'string', default: '7101' },
      folder: { type: 'string', default: '.run/up' },
    },
  });
  const portBase = port('port-base', values['port-base']);
  const plan: Plan = {
    folder: resolve(root, values.folder),
    tenant: { code: '411700', name: '驻马店市' },
    ...(process.env.HOTLINE_MYSQL && { mysql: process.env.HOTLINE_MYSQL }),
    databasePort: portBase + 89,
    fast: false,
    gatewayPort: port('port', values.port),
    portBase,
    kafka: values.kafka,
    kafkaPort: portBase + 91,
    env: given(),
  };
  return { plan, detach: values.detach };
}
