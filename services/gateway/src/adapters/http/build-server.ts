import type { FileRegistry } from '@bufbuild/protobuf';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import { failpoint } from '@hotline/platform/failpoints';
import { fastify, type FastifyInstance } from 'fastify';
import type { Gate } from '@hotline/platform/grpc';
import { servicesForPeople } from '../grpc/contracts.js';
import type { RawClient } from '../grpc/raw-client.js';
import { accountRoutes, type AccountUseCases } from './api/account-routes.js';
import { eventsRoute } from './api/events-route.js';
import { sessionRoutes, signInRoute, type SessionRoutes } from './api/session-routes.js';
import { tokenRoute } from './api/token-route.js';
import { bridge } from './bridge/bridge.js';
import { healthRoutes, type Health } from './health-routes.js';
import { letIn } from './let-in.js';
import { observeRequests } from './observe-requests.js';
import { nothingHere, sendProblem } from './problem.js';
import type { CitizenCalls } from './public/citizen-calls.js';
import { publicApi } from './public/public-api.js';
import { readAway } from './read-away.js';
import { securityHeaders } from './security-headers.js';
import type { Tokens } from '../../app/ports.js';

/** Everything that the gateway's addresses need. */
export interface ServerParts extends SessionRoutes {
  accounts: AccountUseCases;
  tokens: Tokens;
  contracts: FileRegistry;
  client: RawClient;
  citizens: CitizenCalls;
  health: Health;
  gate: Gate;
  /** @throws when the gateway cannot do its work now */
  ready: () => Promise<void>;
  secureCookie: boolean;
  proxies: string[];
  publicPerMinute: number;
}

const bodyLimit = 256 * 1024;
/** Whoever takes longer to send a request is cut off: a slow body holds a connection, and nothing else. */
const requestTimeout = 60_000;

/** The gateway's HTTP server, not yet listening. Schemas refuse what they don't name; they change nothing. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { contracts, client, doorman, sessions, secureCookie, proxies } = parts;
  const app = fastify({
    bodyLimit,
    requestTimeout,
    frameworkErrors: sendProblem,
    trustProxy: proxies.length > 0 ? proxies : false,
    forceCloseConnections: 'idle',
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } },
  });
  observeRequests(app, 'gateway');
  letIn(app, parts.gate);
  app.addHook('onRequest', securityHeaders(secureCookie));
  app.addHook('onSend', readAway);
  app.addHook('preHandler', ({ method }, _reply, done) => {
    if (method !== 'GET') failpoint('before-transaction', 'gateway');
    done();
  });
  app.addHook('onSend', ({ method }, _reply, payload, done) => {
    if (method !== 'GET') failpoint('after-commit', 'gateway');
    done(null, payload);
  });
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler((request, reply) => sendProblem(nothingHere(), request, reply));
  await app.register(cookie);
  await app.register(rateLimit, { global: false });

  await app.register(healthRoutes(parts.health, parts.ready));
  await app.register(signInRoute(parts));
  await app.register(sessionRoutes(parts));
  await app.register(tokenRoute(parts.tokens, doorman));
  await app.register(accountRoutes(parts.accounts, sessions, doorman));
  await app.register(bridge(servicesForPeople(contracts), client, doorman));
  await app.register(publicApi(parts.citizens, parts.publicPerMinute), { prefix: '/public/v1' });
  const watch = contracts.getService('hotline.handling.v1.HandlingService')?.method['watchOrders'];
  if (watch) await app.register(eventsRoute(watch, client, doorman, sessions));
  return app;
}
