import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT, errors, jwtVerify, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { DomainError, forbidden } from '../errors/index.js';
import type { Caller } from '../lifecycle/index.js';

/** A caller of one tenant. */
export interface Identity extends Caller {
  tenant: string;
}

/** No token lives longer, whoever minted it. */
export const longestTokenSeconds = 600;

const pem = (value: string) => value.replaceAll('\\n', '\n'); // one-line environments

export const signingKey = (value: string): KeyObject => createPrivateKey(pem(value));
export const verifyingKey = (value: string): KeyObject => createPublicKey(pem(value));

/** A new pair of Ed25519 keys in PEM: the private one is the gateway's alone. */
export function newKeyPair(): { privateKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

const claims = ({ tenant, person, name, unit, roles }: Identity, lifetimeSeconds: number, now: Date) =>
  new SignJWT({ name, unit, roles })
    .setIssuer(tenant)
    .setSubject(person)
    .setIssuedAt(now)
    .setExpirationTime(Math.floor(now.getTime() / 1000) + Math.min(lifetimeSeconds, longestTokenSeconds));

/** A token for a person, by the gateway's private key. */
export const mintToken = (identity: Identity, key: KeyObject, lifetimeSeconds = longestTokenSeconds, now = new Date()): Promise<string> =>
  claims(identity, lifetimeSeconds, now).setProtectedHeader({ alg: 'EdDSA' }).sign(key);

/** A token for a service that acts by itself (timer, consumer): the only role that the shared secret can vouch for is `system`. */
export const mintServiceToken = (tenant: string, service: string, secret: Uint8Array, now = new Date()): Promise<string> =>
  claims({ tenant, person: `service:${service}`, name: '系统', unit: '', roles: ['system'] }, longestTokenSeconds, now)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(secret);

export interface TokenTrust {
  tenant: string;
  publicKey: KeyObject;
  /** at least 32 bytes, shared by the tenant's processes */
  serviceSecret: Uint8Array;
  /** The time by which tokens expire, the same for all processes of the tenant: the database's. Absent: this machine's. */
  now?: () => Date;
}

const untrusted = (message: string) => new DomainError('unauthenticated', 'TOKEN_INVALID', message);

function callerOf(payload: JWTPayload, alg: string, tenant: string): Caller {
  const { iss, sub, iat = 0, exp = Infinity, name = '', unit = '', roles } = payload as JWTPayload & Partial<Caller>;
  if (!sub || !Array.isArray(roles)) throw untrusted('the token names no person or no roles');
  if (exp - iat > longestTokenSeconds) throw untrusted('the token lives too long');
  if (alg === 'HS256' && roles.join() !== 'system') throw untrusted('a service may only be system');
  if (iss !== tenant) throw forbidden('WRONG_TENANT', `the token is of ${String(iss)}`, { tenant: String(iss), allowed: tenant });
  return { person: sub, name, unit, roles };
}

/** Checks tokens and remembers those that were good until they expire. */
export function tokenVerifier({
  tenant,
  publicKey,
  serviceSecret,
  now = () => new Date(),
}: TokenTrust): (token: string) => Promise<Caller> {
  const known = new LRUCache<string, Caller>({ max: 10_000 });
  const keyFor = ({ alg }: { alg?: string }) => (alg === 'HS256' ? serviceSecret : publicKey);
  return async (token) => {
    const remembered = known.get(token);
    if (remembered) return remembered;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keyFor, {
        algorithms: ['EdDSA', 'HS256'],
        requiredClaims: ['exp', 'iat'],
        currentDate: now(),
      });
      const caller = callerOf(payload, protectedHeader.alg, tenant);
      known.set(token, caller, { ttl: Math.max(1, Number(payload.exp) * 1000 - now().getTime()) });
      return caller;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new DomainError('unauthenticated', 'TOKEN_EXPIRED', 'the token has expired');
      if (error instanceof errors.JOSEError) throw untrusted('the token is not one of ours');
      throw error;
    }
  };
}
