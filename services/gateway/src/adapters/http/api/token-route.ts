import type { FastifyInstance } from 'fastify';
import type { Tokens } from '../../../app/ports.js';
import type { Doorman } from '../doorman.js';

/** The signed-in person's own token, for tools that speak gRPC: it says who they are for at most ten minutes. */
export function tokenRoute(tokens: Tokens, doorman: Doorman) {
  return async (app: FastifyInstance): Promise<void> => {
    doorman.guard(app);
    app.post('/api/token', async (request) => {
      const { token, expiresAt } = await tokens.of(doorman.who(request).caller);
      return { token, expiresAt: expiresAt.toISOString() };
    });
  };
}
