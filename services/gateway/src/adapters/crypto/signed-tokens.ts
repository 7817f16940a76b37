import { createPublicKey, randomBytes, type KeyObject } from 'node:crypto';
import { mintToken, tokenVerifier } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { LRUCache } from 'lru-cache';
import type { Clock, Token, Tokens } from '../../app/ports.js';

const lifetimeSeconds = 600;
/** A token is not handed out any more when less of it is left: the call that it goes with must still get through. */
const reserveSeconds = 60;

/** Tokens of one tenant by the gateway's private key. The same caller gets the same one until it has nearly expired. */
export class SignedTokens implements Tokens {
  private readonly known = new LRUCache<string, Token>({ max: 10_000, ttl: (lifetimeSeconds - reserveSeconds) * 1000 });
  /** Checks a token that was handed out. @throws DomainError TOKEN_INVALID, TOKEN_EXPIRED, WRONG_TENANT */
  readonly verify: (token: string) => Promise<Caller>;

  constructor(
    private readonly tenant: string,
    private readonly key: KeyObject,
    private readonly clock: Clock,
  ) {
    // A service's own token never comes from outside: with a secret that nobody has, none is accepted.
    this.verify = tokenVerifier({ tenant, publicKey: createPublicKey(key), serviceSecret: randomBytes(32), now: () => clock.now() });
  }

  async of(caller: Caller): Promise<Token> {
    const who = JSON.stringify([caller.person, caller.name, caller.unit, caller.roles]);
    const known = this.known.get(who);
    if (known) return known;
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + lifetimeSeconds * 1000);
    const token = { token: await mintToken({ ...caller, tenant: this.tenant }, this.key, lifetimeSeconds, now), expiresAt };
    this.known.set(who, token);
    return token;
  }
}
