import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { perMinute } from '../limits.js';
import type { CitizenCalls } from './citizen-calls.js';
import { followUpRoutes } from './follow-up-routes.js';
import { submitRoute } from './submit-route.js';
import { trackRoute } from './track-route.js';

const openapi = {
  openapi: '3.1.0',
  info: {
    title: '12345 public API',
    version: '1',
    description:
      'Submit an appeal, follow it, add to it, urge, withdraw, rate. Nobody signs in: the query code is the secret. ' +
      'Everything that changes something takes the header Idempotency-Key; refusals are problem+json (RFC 9457) with a reason.',
  },
};

/** The API for citizens and for whoever speaks for them: portal, sites, app. */
export function publicApi(calls: CitizenCalls, callsPerMinute: number) {
  return async (app: FastifyInstance): Promise<void> => {
    await app.register(swagger, { openapi });
    app.addHook('onRequest', perMinute(app, callsPerMinute, 'from this address'));
    app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
    submitRoute(app, calls);
    trackRoute(app, calls);
    followUpRoutes(app, calls);
  };
}
