import { boolean, choice, integer, optional, secret, text } from '@hotline/platform/config';
import { standardLimits } from '@hotline/platform/grpc';

const port = { min: 1, max: 65_535 };
const levels = ['city', 'district', 'county', 'street', 'township', 'village'] as const;

/** What the host itself reads; each service adds its own. */
export const hostVariables = {
  HOTLINE_TENANT: text('division code of the tenant that this process belongs to'),
  HOTLINE_TENANT_NAME: text("the tenant's name as citizens read it"),
  HOTLINE_TENANT_LEVEL: choice("the tenant's level", levels, 'city'),
  HOTLINE_TENANT_PARENT: optional(text('division code of the tenant that it reports to')),

  HOTLINE_DATABASE_HOST: text('MySQL or MariaDB server', '127.0.0.1'),
  HOTLINE_DATABASE_PORT: integer('its port', { ...port, fallback: 3306 }),
  HOTLINE_DATABASE_USER: text('may create and use the databases <tenant>_<service>', 'hotline'),
  HOTLINE_DATABASE_PASSWORD: secret("that user's password", ''),
  HOTLINE_DATABASE_POOL: integer('connections of this process, shared by its services', { min: 2, max: 500, fallback: 10 }),

  HOTLINE_DATABASE_WAIT_MS: integer('how long a call may wait for one of them, if its deadline lets it; then it is refused as TOO_BUSY', {
    min: 10,
    max: 60_000,
    fallback: 2000,
  }),

  HOTLINE_CALLS_AT_ONCE: integer(
    'calls that each service works at at the same time; the gateway: twice as many requests; half of them may be with one neighbour',
    { min: 1, max: 10_000, fallback: standardLimits.atOnce },
  ),
  HOTLINE_CALLS_WAITING: integer('calls of each service that may wait for their turn; the rest is refused at once as TOO_BUSY', {
    min: 0,
    max: 10_000,
    fallback: standardLimits.waiting,
  }),
  HOTLINE_CALLS_WAIT_MS: integer('how long each of them may wait', { min: 0, max: 60_000, fallback: standardLimits.waitMs }),

  HOTLINE_TRANSPORT: choice('how facts travel: within the database server, or by Kafka', ['local', 'kafka'], 'local'),
  HOTLINE_KAFKA: optional(text('brokers, host:port separated by commas; needed by the transport kafka')),

  HOTLINE_LISTEN: text('address that gRPC and metrics listen on', '127.0.0.1'),
  HOTLINE_PORT_BASE: integer("gRPC port of the catalogue's first service; each next one has the next port", {
    min: 1024,
    max: 65_000,
    fallback: 5100,
  }),
  HOTLINE_REFLECTION: boolean('whether gRPC reflection answers', false),

  HOTLINE_SECRET: secret(
    '32 bytes in base64: keys for audit, blind indexes and service tokens come from it; the same in all processes of the tenant',
  ),
  HOTLINE_CIPHER_KEYS: secret('keys for personal fields, the first one seals: id:sm4|aes:base64, separated by commas'),
  HOTLINE_TOKEN_PUBLIC_KEY: secret("Ed25519 public key in PEM that callers' tokens are checked with"),

  HOTLINE_LEAVE_PAUSE_MS: integer('how long a process that ends still answers after it said NOT_SERVING', {
    min: 0,
    max: 60_000,
    fallback: 0,
  }),
  HOTLINE_DRAIN_MS: integer('how long running calls may go on after that', { min: 0, max: 600_000, fallback: 10_000 }),

  HOTLINE_LOG_LEVEL: choice('the least that is logged', ['debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'info'),
  HOTLINE_METRICS_PORT: optional(integer('port of /metrics for Prometheus', port)),
  HOTLINE_OTLP_ENDPOINT: optional(text('where spans go, OTLP over gRPC: http://collector:4317')),
  HOTLINE_TRACE_FILE: optional(text('file that spans are appended to, a line of JSON each')),
  HOTLINE_TRACE_PERCENT: integer('share of new traces that is kept', { min: 0, max: 100, fallback: 100 }),
};

/** HOTLINE_ADDRESS_DISPATCH=host:port says where a service is that does not run in this process; HOTLINE_TEST_… belongs to the tests. */
export const addressVariable = (service: string): string => `HOTLINE_ADDRESS_${service.toUpperCase()}`;
