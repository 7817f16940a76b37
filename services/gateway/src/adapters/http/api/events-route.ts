import type { DescMethod } from '@bufbuild/protobuf';
import type { FastifyInstance } from 'fastify';
import type { Readable } from 'node:stream';
import type { RawClient } from '../../grpc/raw-client.js';
import { json } from '../bridge/codecs.js';
import type { Doorman } from '../doorman.js';
import type { KnownSessions } from '../known-sessions.js';
import { eventStream } from './event-stream.js';

/** GET /api/events: what a stream of the services says, as server-sent events. Its request's fields are the query's. */
export function eventsRoute(watch: DescMethod, client: RawClient, doorman: Doorman, sessions: KnownSessions) {
  return async (app: FastifyInstance): Promise<void> => {
    const open = new Set<Readable>();
    app.addHook('preClose', async () => open.forEach((stream) => stream.destroy()));
    doorman.guard(app);
    app.get('/api/events', async (request, reply) => {
      const { token, secret } = doorman.who(request);
      const wanted = json.read(watch.input, Buffer.from(JSON.stringify(request.query)));
      const stream = eventStream({
        messages: async function* (signal) {
          for await (const bytes of client.stream(watch, wanted, { token, signal })) yield String(json.write(watch.output, bytes));
        },
        mayGoOn: async () => secret === undefined || sessions.isOpen(secret),
      });
      open.add(stream.once('close', () => open.delete(stream)));
      return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream);
    });
  };
}
