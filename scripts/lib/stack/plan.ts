// Where everything of one running installation is: folder, ports, environment.
import { join } from 'node:path';
import type { Keys } from './keys.ts';

export const root = join(import.meta.dirname, '../../..');
export const services = ['intake', 'dispatch', 'handling', 'sla', 'integration', 'gateway'] as const;
export type Service = (typeof services)[number];

export interface Plan {
  /** Everything that it makes lies here. */
  folder: string;
  tenant: { code: string; name: string };
  /** [user[:password]@]host:port of a server that is there, root without password unless told; absent: a private one. */
  mysql?: string;
  databasePort: number;
  /** A private server that may lose its last second: never for measuring. */
  fast: boolean;
  gatewayPort: number;
  /** The first service's gRPC port; the others follow in the order above. */
  portBase: number;
  kafka: boolean;
  kafkaPort: number;
  /** Further ports of the broker, each with the port under which it tells clients to find it: for proxies between. */
  brokerDoors?: readonly { port: number; advertised: number }[];
  /** Further variables. */
  env: Record<string, string>;
}

export const gateway = ({ gatewayPort }: Plan): string => `http://127.0.0.1:${gatewayPort}`;
export const addressOf = ({ portBase }: Plan, service: Service): string => `127.0.0.1:${portBase + services.indexOf(service)}`;
export const noticeFile = ({ folder }: Plan): string => join(folder, 'notices.jsonl');
export const traceFile = ({ folder }: Plan): string => join(folder, 'traces.jsonl');

/** @throws Error when it is not [user[:password]@]host:port */
export function serverOf(mysql: string): { host: string; port: string; user: string; password: string } {
  const [, user = 'root', password = '', host, port] = /^(?:([^:@]+)(?::(.*))?@)?([^:@]+):(\d+)$/.exec(mysql) ?? [];
  if (host === undefined || port === undefined) throw new Error('a database server is named by [user[:password]@]host:port');
  return { host, port, user, password };
}

/** The host's environment. */
export function environment(plan: Plan, keys: Keys, mysql: string): Record<string, string> {
  const { host, port, user, password } = serverOf(mysql);
  return {
    HOTLINE_TENANT: plan.tenant.code,
    HOTLINE_TENANT_NAME: plan.tenant.name,
    HOTLINE_DATABASE_HOST: host,
    HOTLINE_DATABASE_PORT: port,
    HOTLINE_DATABASE_USER: user,
    HOTLINE_DATABASE_PASSWORD: password,
    HOTLINE_TRANSPORT: plan.kafka ? 'kafka' : 'local',
    ...(plan.kafka && { HOTLINE_KAFKA: `127.0.0.1:${plan.kafkaPort}` }),
    HOTLINE_PORT_BASE: String(plan.portBase),
    HOTLINE_REFLECTION: 'true',
    HOTLINE_SECRET: keys.secret,
    HOTLINE_CIPHER_KEYS: keys.cipherKeys,
    HOTLINE_TOKEN_PUBLIC_KEY: keys.tokenPublicKey,
    HOTLINE_TOKEN_PRIVATE_KEY: keys.tokenPrivateKey,
    HOTLINE_TRACE_FILE: traceFile(plan),
    HOTLINE_GATEWAY_PORT: String(plan.gatewayPort),
    HOTLINE_GATEWAY_SECURE_COOKIE: 'false',
    HOTLINE_GATEWAY_ADMIN_PASSWORD: keys.adminPassword,
    HOTLINE_NOTICE_FILE: noticeFile(plan),
    HOTLINE_PORTAL_URL: gateway(plan),
    HOTLINE_LEADERS: 'leader1',
    ...plan.env,
  };
}
