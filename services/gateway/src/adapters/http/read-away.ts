import type { FastifyReply, FastifyRequest } from 'fastify';

/** Most that is read away unseen. */
const most = 16 * 1024 * 1024;

/**
 * An `onSend` hook. Fastify closes the connection under a body that it refuses; a client that is still sending then sees a broken
 * connection instead of the reason. Node reads away what is left when the connection may stay.
 */
export function readAway(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
) {
  if (reply.getHeader('connection') === 'close' && Number(headers['content-length']) <= most) reply.removeHeader('connection');
  done(null, payload);
}
