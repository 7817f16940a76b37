import { DomainError } from '@hotline/platform/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const minute = 60_000;

const tooMany = (what: string, seconds: number) =>
  new DomainError('exhausted', 'TOO_MANY_REQUESTS', `too many requests ${what}: try again in ${seconds} s`, {
    retryAfterSeconds: String(seconds),
  });

/**
 * A check that lets so many requests a minute pass for each key, the client's address unless told. It counts in this process.
 * The plugin @fastify/rate-limit must be registered.
 */
export function perMinute(app: FastifyInstance, max: number, what: string, keyGenerator?: (request: FastifyRequest) => string) {
  const count = app.createRateLimit({ max, timeWindow: minute, ...(keyGenerator && { keyGenerator }) });
  /** @throws DomainError TOO_MANY_REQUESTS */
  return async (request: FastifyRequest): Promise<void> => {
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw tooMany(what, counted.ttlInSeconds);
  };
}
