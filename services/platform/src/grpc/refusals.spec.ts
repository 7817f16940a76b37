import { afterEach, describe, expect, it } from 'vitest';
import { DomainError, illegal } from '../errors/index.js';
import { asWang, mint, serveEcho, type Echo } from './testing/echo-server.js';

const closing: (() => Promise<void>)[] = [];

async function serve(echo: Echo, service: string) {
  const running = await serveEcho(echo, { service });
  closing.push(running.close);
  return running.client();
}

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const failing = (error: unknown) => {
  const say = async () => {
    throw error;
  };
  return serve({ say }, 'handling');
};

describe('a refusal', () => {
  it('crosses three hops intact, Chinese text and origin included', async () => {
    const refusal = illegal('ALREADY_SIGNED', '市水务局已签收该工单', { order: '411700-20261123-000123', unit: '市水务局' });
    const third = await failing(refusal);
    const second = await serve({ say: (request) => third.say(request) }, 'dispatch');
    const first = await serve({ say: (request) => second.say(request) }, 'intake');
    const error = await first.say({ word: '' }, await asWang()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DomainError);
    const { kind, reason, message, metadata } = refusal;
    expect(error).toMatchObject({ kind, reason, message, metadata, domain: 'handling' });
  });

  it('keeps an unexpected failure to itself', async () => {
    const client = await failing(new Error('the phone number 13800000000 is not unique'));
    const error = (await client.say({ word: '' }, await asWang()).catch((caught: unknown) => caught)) as DomainError;
    expect(error).toMatchObject({ kind: 'internal', reason: 'INTERNAL' });
    expect(error.message).not.toContain('13800000000');
  });
});

describe('a call is refused', () => {
  const say = async (options: Parameters<typeof asWang>[0]) => (await serve({}, 'echo')).say({ word: '' }, options);

  it('without a token', async () => {
    await expect(say({})).rejects.toMatchObject({ kind: 'unauthenticated', reason: 'TOKEN_MISSING' });
  });

  it('with a forged token', async () => {
    const [head, , signature] = (await mint()).split('.');
    const claims = Buffer.from(JSON.stringify({ iss: '411700', sub: 'wang', roles: ['administrator'] })).toString('base64url');
    await expect(say({ token: `${head}.${claims}.${signature}` })).rejects.toMatchObject({ reason: 'TOKEN_INVALID' });
  });

  it('with a token that has expired', async () => {
    await expect(say({ token: await mint({}, -1) })).rejects.toMatchObject({ kind: 'unauthenticated', reason: 'TOKEN_EXPIRED' });
  });

  it("with another tenant's token, naming both", async () => {
    const metadata = { tenant: '411721', allowed: '411700' };
    await expect(say({ token: await mint({ tenant: '411721' }) })).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'WRONG_TENANT',
      metadata,
    });
  });

  it('without one of the roles, naming them', async () => {
    const metadata = { action: 'say', allowed: 'agent,system' };
    await expect(say({ token: await mint({ roles: ['handler'] }) })).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'ROLE_NOT_ALLOWED',
      metadata,
    });
  });
});

describe('a command', () => {
  const counting = async () => {
    let runs = 0;
    return serve({ write: async ({ word }) => ({ word: `${word} ${++runs}` }) }, 'echo');
  };

  it('is refused without an idempotency key', async () => {
    const client = await counting();
    await expect(client.write({ word: 'a' }, await asWang())).rejects.toMatchObject({ kind: 'invalid', reason: 'IDEMPOTENCY_KEY_MISSING' });
  });

  it('gets its first reply again when it is retried', async () => {
    const client = await counting();
    const options = await asWang({ idempotencyKey: 'k1' });
    expect(await client.write({ word: 'a' }, options)).toEqual({ word: 'a 1' });
    expect(await client.write({ word: 'a' }, options)).toEqual({ word: 'a 1' });
    await expect(client.write({ word: 'b' }, options)).rejects.toMatchObject({ kind: 'conflict', reason: 'IDEMPOTENCY_KEY_REUSED' });
  });
});
