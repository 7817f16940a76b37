import type { FastifyReply, FastifyRequest } from 'fastify';

/** Most that is read away unseen, bytes. */
const most = 16 * 1024 * 1024;
/** How long whoever sends more keeps the connection, for the answer to reach him, ms; how often is looked what he has sent. */
const lingers = { forMs: 1_000, lookMs: 20 };

/**
 * An `onSend` hook. Fastify closes the connection under a body that it refuses; a client that is still sending then sees a broken
 * connection instead of the reason. Node reads away what is left when the connection may stay.
 */
export function readAway(
  { headers, raw }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
) {
  if (reply.getHeader('connection') === 'close') {
    reply.removeHeader('connection');
    if (!(Number(headers['content-length']) <= most)) breakOffLater(raw);
  }
  done(null, payload);
}

/** What comes is dropped, then left unread; a connection that is still in the middle of it is broken off at last. */
function breakOffLater(raw: FastifyRequest['raw']): void {
  const { socket } = raw;
  const before = socket.bytesRead;
  const looking = setInterval(() => socket.bytesRead - before > most && socket.pause(), lingers.lookMs).unref();
  setTimeout(() => {
    clearInterval(looking);
    if (!raw.complete) socket.destroy();
  }, lingers.forMs).unref();
}
