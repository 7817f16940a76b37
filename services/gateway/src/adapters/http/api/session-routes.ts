import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ChangePassword } from '../../../app/change-password.js';
import { callerOf } from '../../../app/open-session.js';
import type { SignIn } from '../../../app/sign-in.js';
import type { SignOut } from '../../../app/sign-out.js';
import { endOf, notSignedIn, type Session } from '../../../domain/session.js';
import { requireOwnPage } from '../cross-site.js';
import type { Doorman } from '../doorman.js';
import type { KnownSessions } from '../known-sessions.js';
import { perMinute } from '../limits.js';
import type { SessionCookie } from '../session-cookie.js';
import { credentials, passwordChange } from './session-schemas.js';

export interface SessionRoutes {
  signIn: SignIn;
  signOut: SignOut;
  changePassword: ChangePassword;
  cookie: SessionCookie;
  sessions: KnownSessions;
  doorman: Doorman;
  origins: readonly string[];
  signInsPerMinute: number;
}

const endsAt = (session: Session) => endOf(session).toISOString();

/** Signing in, for whoever comes from one of our pages. */
export function signInRoute({ signIn, cookie, origins, signInsPerMinute }: SessionRoutes) {
  return async (app: FastifyInstance): Promise<void> => {
    const limit = perMinute(app, signInsPerMinute, 'to sign in');
    const onRequest = [limit, async (request: FastifyRequest) => requireOwnPage(request, origins)];
    app.post<{ Body: { account: string; password: string } }>(
      '/api/session',
      { schema: { body: credentials }, onRequest },
      async (request, reply) => {
        const { account, session, secret } = await signIn.execute(request.body.account, request.body.password);
        cookie.set(reply, secret);
        return { ...callerOf(account), endsAt: endsAt(session) };
      },
    );
  };
}

/** The session of who is signed in. */
export function sessionRoutes({ signOut, changePassword, cookie, sessions, doorman }: SessionRoutes) {
  const secretOf = (request: FastifyRequest): string => {
    const { secret } = doorman.who(request);
    if (secret === undefined) throw notSignedIn(); // a token is no session
    return secret;
  };
  return async (app: FastifyInstance): Promise<void> => {
    doorman.guard(app);
    app.get('/api/session', async (request) => {
      const { caller, session } = await sessions.find(secretOf(request));
      return { ...caller, endsAt: endsAt(session) };
    });
    app.delete('/api/session', async (request, reply) => {
      const secret = secretOf(request);
      await signOut.execute(secret);
      sessions.forget(secret);
      cookie.clear(reply);
      return reply.code(204).send();
    });
    app.put<{ Body: { current: string; next: string } }>(
      '/api/session/password',
      { schema: { body: passwordChange } },
      async (request, reply) => {
        const { session } = await sessions.find(secretOf(request));
        await changePassword.execute(session, request.body.current, request.body.next);
        sessions.forgetAll();
        return reply.code(204).send();
      },
    );
  };
}
