import type { DescMessage, DescMethod } from '@bufbuild/protobuf';
import type { FastifyInstance } from 'fastify';
import type { Readable } from 'node:stream';
import type { RawClient } from '../../grpc/raw-client.js';
import { json } from '../bridge/codecs.js';
import type { Doorman } from '../doorman.js';
import type { KnownSessions } from '../known-sessions.js';
import { problemOf } from '../problem.js';
import { eventStream, type Message } from './event-stream.js';

/** The query as the message's JSON: a field that repeats is a list even when it is given once. */
const fieldsOf = ({ fields }: DescMessage, query: object): object => {
  const lists = new Set(fields.filter(({ fieldKind }) => fieldKind === 'list').map(({ jsonName }) => jsonName));
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, lists.has(name) ? [value].flat() : value]));
};

/** GET /api/events: what a stream of the services says, as server-sent events. Its request's fields are the query's. */
export function eventsRoute(watch: DescMethod, client: RawClient, doorman: Doorman, sessions: KnownSessions) {
  async function* orders(token: string, wanted: Uint8Array, signal: AbortSignal): AsyncGenerator<Message> {
    try {
      for await (const bytes of client.stream(watch, wanted, { token, signal }))
        yield { event: 'order', data: String(json.write(watch.output, bytes)) };
    } catch (error) {
      const { status, reason } = problemOf(error);
      if (status < 500) yield { event: 'refused', data: JSON.stringify({ reason }) }; // coming again would not help
    }
  }

  return async (app: FastifyInstance): Promise<void> => {
    const open = new Set<Readable>();
    app.addHook('preClose', async () => open.forEach((stream) => stream.destroy()));
    doorman.guard(app);
    app.get('/api/events', async (request, reply) => {
      const { token, secret } = doorman.who(request);
      const wanted = json.read(watch.input, Buffer.from(JSON.stringify(fieldsOf(watch.input, request.query as object))));
      const stream = eventStream({
        messages: (signal) => orders(token, wanted, signal),
        mayGoOn: async () => secret === undefined || sessions.isOpen(secret),
      });
      open.add(stream.once('close', () => open.delete(stream)));
      return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream);
    });
  };
}
