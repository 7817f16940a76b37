import { createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { mintServiceToken, mintToken, newKeyPair, signingKey, tokenVerifier, verifyingKey } from './token.js';

const keys = newKeyPair();
const serviceSecret = Buffer.alloc(32, 1);
const verify = tokenVerifier({ tenant: '411700', publicKey: verifyingKey(keys.publicKey), serviceSecret });
const li = { tenant: '411700', person: 'li', name: '李芳', unit: 'water', roles: ['handler', 'unit_head'] };

const signed = (claims: object, seconds: number, key = signingKey(keys.privateKey), alg = 'EdDSA') =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg })
    .setIssuer('411700')
    .setSubject('li')
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(key);

describe('a token', () => {
  it('gives back who it was minted for', async () => {
    const { tenant: _, ...caller } = li;
    const token = await mintToken(li, signingKey(keys.privateKey.replaceAll('\n', '\\n')));
    expect(await verify(token)).toEqual(caller);
    expect(await verify(token)).toEqual(caller);
  });

  it('of another key is refused', async () => {
    await expect(mintToken(li, signingKey(newKeyPair().privateKey)).then(verify)).rejects.toMatchObject({ reason: 'TOKEN_INVALID' });
  });

  it('that lives longer than ten minutes is refused, whoever signed it', async () => {
    await expect(signed({ roles: ['agent'] }, 3600).then(verify)).rejects.toMatchObject({ reason: 'TOKEN_INVALID' });
  });

  it('of a service can only be system', async () => {
    expect(await verify(await mintServiceToken('411700', 'sla', serviceSecret))).toMatchObject({
      person: 'service:sla',
      roles: ['system'],
    });
    const forged = signed({ roles: ['administrator'] }, 60, createSecretKey(serviceSecret), 'HS256');
    await expect(forged.then(verify)).rejects.toMatchObject({ reason: 'TOKEN_INVALID' });
  });

  it('cannot be made from the public key', async () => {
    const forged = signed({ roles: ['system'] }, 60, createSecretKey(Buffer.from(keys.publicKey)), 'HS256');
    await expect(forged.then(verify)).rejects.toMatchObject({ reason: 'TOKEN_INVALID' });
  });

  it("expires by the tenant's time, whatever this machine's clock says", async () => {
    let now = new Date('2030-01-01T00:00:00Z');
    const trust = { tenant: '411700', publicKey: verifyingKey(keys.publicKey), serviceSecret, now: () => now };
    const token = await mintToken(li, signingKey(keys.privateKey), 600, now);
    expect(await tokenVerifier(trust)(token)).toMatchObject({ person: li.person });
    now = new Date('2030-01-01T00:10:01Z');
    await expect(tokenVerifier(trust)(token)).rejects.toMatchObject({ reason: 'TOKEN_EXPIRED' });
  });
});
