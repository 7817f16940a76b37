import type { FastifyReply, FastifyRequest } from 'fastify';

/** Where the browser keeps the session's secret: out of reach of scripts and of other sites. */
export interface SessionCookie {
  read(request: FastifyRequest): string | undefined;
  set(reply: FastifyReply, secret: string): void;
  clear(reply: FastifyReply): void;
}

export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-hotline' : 'hotline';
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    read: ({ cookies }) => cookies[name] || undefined,
    set: (reply, secret) => void reply.setCookie(name, secret, options),
    clear: (reply) => void reply.clearCookie(name, options),
  };
}
