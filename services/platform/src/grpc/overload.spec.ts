import { Client as Channel, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { setTimeout as pause } from 'node:timers/promises';
import { service as health } from 'grpc-health-check';
import { afterEach, describe, expect, it } from 'vitest';
import { DomainError } from '../errors/index.js';
import { Gate } from './gate.js';
import { asWang, mint, serveEcho, type Echo } from './testing/echo-server.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function serve(echo: Echo, limits = { atOnce: 1, waiting: 1, waitMs: 300 }, service = 'echo') {
  const running = await serveEcho(echo, { limits, service });
  closing.push(running.close);
  return running;
}

/** Calls that are in the handler, and a way to let them go. */
function held() {
  const waiting: (() => void)[] = [];
  let begun = 0;
  const say: NonNullable<Echo['say']> = (request) => {
    begun += 1;
    return new Promise((resolve) => waiting.push(() => resolve(request)));
  };
  closing.push(() => waiting.splice(0).forEach((go) => go()));
  return { say, begun: () => begun, letGo: () => waiting.shift()?.() };
}

/** A bare channel: what goes over the wire, without what our client makes of it; it tries nothing again. */
function bare(port: number) {
  const channel = new Channel(`127.0.0.1:${port}`, credentials.createInsecure(), { 'grpc.enable_retries': 0 });
  closing.push(() => channel.close());
  const bytes = (value: Buffer) => value;
  return (path: string, request: Buffer, metadata = new Metadata()) =>
    new Promise<ServiceError | Buffer>((resolve) =>
      channel.makeUnaryRequest(path, bytes, bytes, request, metadata, (error, reply) => resolve(error ?? reply!)),
    );
}

const withToken = async () => {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${await mint()}`);
  return metadata;
};
const path = '/hotline.echo.v1.EchoService/Say';

describe('a service that has enough to do', () => {
  it('lets few wait, refuses everybody else at once, and says when to come again', async () => {
    const work = held();
    const { port } = await serve(work, { atOnce: 1, waiting: 1, waitMs: 60_000 });
    const call = bare(port);
    const metadata = await withToken();
    const first = call(path, Buffer.from('{"word":"first"}'), metadata);
    const second = call(path, Buffer.from('{"word":"second"}'), metadata);
    await pause(100);
    const startedAt = Date.now();
    const third = (await call(path, Buffer.from('{}'), metadata)) as ServiceError;
    expect(Date.now() - startedAt).toBeLessThan(300);
    expect(third.code).toBe(8);
    const [details] = third.metadata.get('grpc-status-details-bin');
    expect(String(details)).toContain('TOO_BUSY');
    expect(String(details)).toContain('google.rpc.RetryInfo');
    expect(Number(third.metadata.get('grpc-retry-pushback-ms')[0])).toBeGreaterThanOrEqual(500);
    expect(work.begun()).toBe(1);
    work.letGo();
    await first;
    work.letGo();
    expect(String(await second)).toContain('second');
  });

  it('still tells its health', async () => {
    const work = held();
    const { port, client } = await serve(work, { atOnce: 1, waiting: 0, waitMs: 0 });
    void client()
      .say({ word: '' }, await asWang())
      .catch(() => undefined);
    await pause(50);
    const { path: check, requestSerialize } = health['Check']!;
    expect(Buffer.isBuffer(await bare(port)(check, requestSerialize({ service: '' })))).toBe(true);
  });

  it('does not begin a call whose deadline passed while it waited', async () => {
    const work = held();
    const { client } = await serve(work, { atOnce: 1, waiting: 5, waitMs: 60_000 });
    void client()
      .say({ word: '' }, await asWang())
      .catch(() => undefined);
    await pause(50);
    await expect(client().say({ word: '' }, await asWang({ deadlineMs: 100 }))).rejects.toMatchObject({ kind: 'timeout' });
    work.letGo();
    await pause(50);
    expect(work.begun()).toBe(1);
    const last = client().say({ word: 'next' }, await asWang());
    await pause(50);
    work.letGo();
    expect(await last).toEqual({ word: 'next' });
  });

  it('counts a call that nobody waits for any more until its work is done', async () => {
    const work = held();
    const { client } = await serve(work, { atOnce: 1, waiting: 5, waitMs: 60_000 });
    await expect(client().say({ word: '' }, await asWang({ deadlineMs: 100 }))).rejects.toMatchObject({ kind: 'timeout' });
    const next = client().say({ word: 'next' }, await asWang());
    await pause(100);
    expect(work.begun()).toBe(1);
    work.letGo();
    await pause(100);
    work.letGo();
    expect(await next).toEqual({ word: 'next' });
  });

  it('gets its place back from whoever is refused, leaves or sends nothing it can read', async () => {
    const { port, client } = await serve({}, { atOnce: 1, waiting: 0, waitMs: 0 });
    const call = bare(port);
    await call(path, Buffer.from('{}'));
    await call(path, Buffer.from('no json'), await withToken());
    await call(path, Buffer.alloc(5 * 1024 * 1024), await withToken());
    await client()
      .say({ word: '' }, await asWang({ signal: AbortSignal.abort() }))
      .catch(() => undefined);
    await pause(50);
    expect(await client().say({ word: 'free' }, await asWang())).toEqual({ word: 'free' });
  });

  it('is asked again by our client, as late as it said', async () => {
    let refusals = 0;
    const say: Echo['say'] = async (request) => {
      if (refusals++ > 0) return request;
      throw new DomainError('exhausted', 'TOO_BUSY', 'later', { retryAfterSeconds: '0.7' });
    };
    const { client } = await serve({ say });
    const startedAt = Date.now();
    expect(await client().say({ word: 'again' }, await asWang())).toEqual({ word: 'again' });
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(690);
  });

  it('is asked again once at most, and not by whoever has no time for it', async () => {
    let asked = 0;
    const say: Echo['say'] = async () => {
      asked += 1;
      throw new DomainError('exhausted', 'TOO_BUSY', 'later', { retryAfterSeconds: '0.2' });
    };
    const { client } = await serve({ say });
    await expect(client().say({ word: '' }, await asWang())).rejects.toMatchObject({ reason: 'TOO_BUSY' });
    expect(asked).toBe(2);
    await expect(client().say({ word: '' }, await asWang({ deadlineMs: 3000 }))).rejects.toMatchObject({ reason: 'TOO_BUSY' });
    expect(asked).toBe(3);
  });

  it.each([
    ['when that would take too long', new DomainError('exhausted', 'TOO_MANY_TRIES', 'wait', { retryAfterSeconds: '3600' })],
    ['when it says of nothing that waiting helps', new DomainError('exhausted', 'TOO_MUCH', 'less')],
  ])('is not asked again %s', async (_, refusal) => {
    let asked = 0;
    const say: Echo['say'] = async () => {
      asked += 1;
      throw refusal;
    };
    const { client } = await serve({ say });
    await expect(client().say({ word: '' }, await asWang())).rejects.toMatchObject({ reason: refusal.reason });
    expect(asked).toBe(1);
  });

  it('is asked again by its neighbour only, not by whoever asked that one', async () => {
    let asked = 0;
    const far = await serve(
      {
        say: async () => {
          asked += 1;
          throw new DomainError('unavailable', 'DATABASE_BUSY', 'later');
        },
      },
      undefined,
      'far',
    );
    const near = await serve({ say: (request) => far.client().say(request) }, undefined, 'near');
    await expect(near.client().say({ word: '' }, await asWang({ deadlineMs: 20_000 }))).rejects.toMatchObject({ reason: 'DATABASE_BUSY' });
    expect(asked).toBe(5);
  });
});

describe('bytes that are no message', () => {
  it("are the caller's fault", async () => {
    const { port } = await serve({});
    const error = (await bare(port)(path, Buffer.from('no json'), await withToken())) as ServiceError;
    expect(error.code).toBe(3);
    expect(String(error.metadata.get('grpc-status-details-bin')[0])).toContain('MALFORMED');
  });
});

describe('a neighbour that hangs', () => {
  it("takes only so many of the asker's calls with it; the others are told at once", async () => {
    const work = held();
    const { client } = await serve(work, { atOnce: 10, waiting: 0, waitMs: 0 });
    const asker = client({ gate: new Gate('the way to echo', { atOnce: 2, waiting: 0, waitMs: 0 }) });
    const open = [asker.say({ word: '' }, await asWang()), asker.say({ word: '' }, await asWang())];
    await pause(50);
    await expect(asker.say({ word: '' }, await asWang())).rejects.toMatchObject({ kind: 'exhausted', reason: 'TOO_BUSY' });
    work.letGo();
    work.letGo();
    await Promise.all(open);
    const next = asker.say({ word: 'next' }, await asWang());
    await pause(50);
    work.letGo();
    expect(await next).toEqual({ word: 'next' });
  });
});
