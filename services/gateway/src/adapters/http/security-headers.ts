import type { onRequestHookHandler } from 'fastify';

const always = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The gateway answers data, never pages: nothing may be framed, guessed, kept or run. */
export function securityHeaders(secure: boolean): onRequestHookHandler {
  const headers = secure ? { ...always, 'strict-transport-security': 'max-age=31536000' } : always;
  return (_request, reply, done) => {
    reply.headers(headers);
    done();
  };
}
