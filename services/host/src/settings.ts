import { readVariables, refuseUnknown, type Environment } from '@hotline/platform/config';
import { Cipher, readSecret } from '@hotline/platform/crypto';
import { currentCall, verifyingKey, type Call } from '@hotline/platform/grpc';
import type { HotlineService } from '@hotline/platform/hosting';
import { requireTenant } from '@hotline/platform/tenancy';
import { addressVariable, hostVariables } from './variables.js';

/** What the environment says, checked: @throws Error with the variable's name and what is allowed */
export function readSettings(env: Environment, catalogue: readonly HotlineService[]) {
  const addresses = new RegExp(`^(${catalogue.map(({ name }) => addressVariable(name)).join('|')})$`);
  const services = catalogue.map(({ variables = {} }) => variables);
  refuseUnknown(env, 'HOTLINE_', [hostVariables, ...services], [addresses, /^HOTLINE_TEST_/]);
  const given = readVariables(env, hostVariables);
  if (given.HOTLINE_TRANSPORT === 'kafka' && !given.HOTLINE_KAFKA)
    throw new Error('HOTLINE_KAFKA is missing: the transport kafka needs brokers');
  return {
    ...given,
    tenant: requireTenant({
      code: given.HOTLINE_TENANT,
      name: given.HOTLINE_TENANT_NAME,
      level: given.HOTLINE_TENANT_LEVEL,
      parent: given.HOTLINE_TENANT_PARENT ?? '',
    }),
    secret: readSecret('HOTLINE_SECRET', given.HOTLINE_SECRET),
    cipher: Cipher.from('HOTLINE_CIPHER_KEYS', given.HOTLINE_CIPHER_KEYS),
    tokenKey: readKey(given.HOTLINE_TOKEN_PUBLIC_KEY),
    limits: {
      atOnce: given.HOTLINE_CALLS_AT_ONCE,
      waiting: given.HOTLINE_CALLS_WAITING,
      waitMs: given.HOTLINE_CALLS_WAIT_MS,
    },
    database: {
      host: given.HOTLINE_DATABASE_HOST,
      port: given.HOTLINE_DATABASE_PORT,
      user: given.HOTLINE_DATABASE_USER,
      password: given.HOTLINE_DATABASE_PASSWORD,
      poolSize: given.HOTLINE_DATABASE_POOL,
      patience: () => patienceOf(currentCall(), given.HOTLINE_DATABASE_WAIT_MS),
    },
  };
}

/** Whoever is called waits for a connection no longer than its caller waits for an answer. */
const patienceOf = (call: Call | undefined, longest: number): number | undefined => call && Math.min(longest, call.deadline - Date.now());

export type Settings = ReturnType<typeof readSettings>;

function readKey(pem: string) {
  try {
    return verifyingKey(pem);
  } catch {
    throw new Error('HOTLINE_TOKEN_PUBLIC_KEY is not a public key in PEM');
  }
}
