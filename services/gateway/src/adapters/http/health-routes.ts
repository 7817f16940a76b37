import type { FastifyInstance } from 'fastify';

/** For probes: whether the process lives, and whether it can do its work. */
export function healthRoutes(ready: () => Promise<void>) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/healthz', async () => ({ status: 'ok' }));
    app.get('/readyz', async (_request, reply) => {
      try {
        await ready();
        return { status: 'ready' };
      } catch {
        return reply.code(503).send({ status: 'not ready' });
      }
    });
  };
}
