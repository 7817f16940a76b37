import type { FastifyInstance } from 'fastify';

/** What the probes are told beside what they find. */
export interface Health {
  /** the process ends soon */
  leaving: boolean;
}

/** For probes: whether the process lives, and whether it can do its work and will go on doing it. */
export function healthRoutes(health: Health, ready: () => Promise<void>) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/healthz', async () => ({ status: 'ok' }));
    app.get('/readyz', async (_request, reply) => {
      if (health.leaving) return reply.code(503).send({ status: 'leaving' });
      try {
        await ready();
        return { status: 'ready' };
      } catch {
        return reply.code(503).send({ status: 'not ready' });
      }
    });
  };
}
