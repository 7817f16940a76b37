import type { Gate } from '@hotline/platform/grpc';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isProbe } from './observe-requests.js';

/** Pages that listen hold no place: they ask for nothing. */
const listens = ({ routeOptions }: FastifyRequest): boolean => routeOptions.url === '/api/events';

const passes = (request: FastifyRequest): boolean => isProbe(request) || listens(request);

/**
 * Nothing of a request is read when there is no place for it; once it is read, it holds one until it is answered or its sender has
 * gone. Whoever sends slowly holds none. Probes always pass.
 */
export function letIn(app: FastifyInstance, gate: Gate): void {
  const unmeasure = gate.measure();
  app.addHook('onClose', (_app, done) => {
    unmeasure();
    done();
  });
  /** @throws DomainError TOO_BUSY */
  app.addHook('onRequest', async (request) => {
    if (!passes(request)) gate.requireRoom();
  });
  /** @throws DomainError TOO_BUSY */
  app.addHook('preValidation', async (request, { raw }) => {
    if (passes(request)) return;
    const turn = gate.enter();
    if (turn) await turn;
    if (raw.destroyed) gate.leave();
    else raw.once('close', () => gate.leave());
  });
}
