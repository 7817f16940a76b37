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
  // Hooks that call back, not promises: these run for every request.
  /** @throws DomainError TOO_BUSY */
  app.addHook('onRequest', (request, _reply, done) => {
    if (!passes(request)) gate.requireRoom();
    done();
  });
  /** @throws DomainError TOO_BUSY */
  app.addHook('preValidation', (request, { raw }, done) => {
    if (passes(request)) return done();
    const comeIn = () => {
      if (raw.destroyed) gate.leave();
      else raw.once('close', () => gate.leave());
      done();
    };
    const turn = gate.enter();
    if (turn) turn.then(comeIn, done);
    else comeIn();
  });
}
