import type { Caller } from '@hotline/platform/lifecycle';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Tokens } from '../../app/ports.js';
import { notSignedIn } from '../../domain/session.js';
import { requireOwnPage } from './cross-site.js';
import type { KnownSessions } from './known-sessions.js';
import type { SessionCookie } from './session-cookie.js';

/** Who asks, and the token by which the services know them. */
export interface Admitted {
  caller: Caller;
  token: string;
  /** the cookie's; undefined when a system came with a token of its own */
  secret?: string;
}

/** Says who a request comes from: a browser by its session, a system by its token. */
export class Doorman {
  private readonly admitted = new WeakMap<FastifyRequest, Admitted>();

  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: KnownSessions,
    private readonly tokens: Tokens & { verify(token: string): Promise<Caller> },
    private readonly origins: readonly string[],
  ) {}

  /** Nobody else gets into this part of the server: nothing of their request is read. */
  guard(app: FastifyInstance): void {
    app.addHook('onRequest', async (request) => void this.admitted.set(request, await this.admit(request)));
  }

  /** Who was let in with this request. @throws DomainError NOT_SIGNED_IN where nobody guards */
  who(request: FastifyRequest): Admitted {
    const admitted = this.admitted.get(request);
    if (admitted) return admitted;
    throw notSignedIn();
  }

  /** @throws DomainError NOT_SIGNED_IN, CROSS_SITE, TOKEN_INVALID, TOKEN_EXPIRED, WRONG_TENANT */
  private async admit(request: FastifyRequest): Promise<Admitted> {
    const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (bearer) return { caller: await this.tokens.verify(bearer), token: bearer };
    const secret = this.cookie.read(request);
    if (!secret) throw notSignedIn();
    requireOwnPage(request, this.origins);
    const { caller } = await this.sessions.find(secret);
    return { caller, token: (await this.tokens.of(caller)).token, secret };
  }
}
