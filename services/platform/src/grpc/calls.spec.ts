import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { inSpan, traceId } from '../telemetry/index.js';
import { currentCall } from './call.js';
import { asWang, echoClient, mint, serveEcho, serviceSecret, wang, type Echo } from './testing/echo-server.js';
import { mintServiceToken } from './token.js';

const closing: (() => Promise<void>)[] = [];

async function serve(echo: Echo, options: Parameters<typeof serveEcho>[1] = {}) {
  const running = await serveEcho(echo, options);
  closing.push(running.close);
  return running;
}

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

describe('the running call', () => {
  it('tells the handler who calls', async () => {
    const { client } = await serve({ say: async (_, caller) => ({ word: JSON.stringify(caller) }) });
    const { word } = await client().say({ word: '' }, await asWang());
    const { tenant: _, ...caller } = wang;
    expect(JSON.parse(word)).toEqual(caller);
  });

  it('hands its token and its trace on to the next service', async () => {
    const second = await serve({ say: async (_, { person }) => ({ word: `${person} ${traceId()}` }) });
    const first = await serve({ say: (request) => second.client().say(request) });
    const token = await mint();
    const { word } = await inSpan('test', async () => ({ ...(await first.client().say({ word: '' }, { token })), id: traceId() })).then(
      ({ word, id }) => ({ word: word.replace(String(id), 'same trace') }),
    );
    expect(word).toBe('wang same trace');
  });

  it('hands its remaining time on, and no more', async () => {
    const second = await serve({ say: async () => ({ word: String(currentCall()!.deadline) }) });
    const first = await serve({ say: (request) => second.client().say(request) });
    const before = Date.now();
    const { word } = await first.client().say({ word: '' }, await asWang({ deadlineMs: 800 }));
    expect(Number(word)).toBeLessThanOrEqual(before + 900);
  });

  it('ends at its deadline and tells the handler to stop', async () => {
    let stopped = false;
    const { client } = await serve({
      say: async (request) => {
        const { signal } = currentCall()!;
        signal.addEventListener('abort', () => (stopped = true));
        await pause(1000, undefined, { signal }).catch(() => undefined);
        return request;
      },
    });
    await expect(client().say({ word: '' }, await asWang({ deadlineMs: 150 }))).rejects.toMatchObject({
      kind: 'timeout',
      reason: 'DEADLINE_EXCEEDED',
    });
    await pause(50);
    expect(stopped).toBe(true);
  });

  it('may be a service that acts by itself, as system', async () => {
    const { client } = await serve({ say: async (_, { person, roles }) => ({ word: `${person} ${roles.join()}` }) });
    const own = { ownToken: () => mintServiceToken('411700', 'sla', serviceSecret) };
    expect(await client(own).say({ word: '' })).toEqual({ word: 'service:sla system' });
  });
});

describe('a service that is away', () => {
  it('is waited for while it restarts', async () => {
    const { port, close } = await serveEcho();
    await close();
    const reply = echoClient(port).say({ word: 'back' }, await asWang());
    await pause(300);
    await serve({}, { port });
    expect(await reply).toEqual({ word: 'back' });
  });

  it('is named when it stays away', async () => {
    const { port, close } = await serveEcho();
    await close();
    const call = echoClient(port).say({ word: '' }, await asWang({ deadlineMs: 10_000 }));
    await expect(call).rejects.toMatchObject({ kind: 'unavailable', reason: 'SERVICE_UNAVAILABLE', metadata: { service: 'echo' } });
  });
});

describe('a stream', () => {
  it('brings its replies and its refusal', async () => {
    const { client } = await serve({
      watch: async function* () {
        yield { word: 'one' };
        yield { word: 'two' };
      },
    });
    const words: string[] = [];
    for await (const { word } of client().watch({ word: '' }, await asWang())) words.push(word);
    expect(words).toEqual(['one', 'two']);
  });

  it('that stays open ends when the server does', async () => {
    let told = false;
    const { client, close } = await serveEcho({
      watch: async function* () {
        currentCall()!.signal.addEventListener('abort', () => (told = true));
        yield { word: 'one' };
        await pause(60_000, undefined, { ref: false });
      },
    });
    const watched = client().watch({ word: '' }, await asWang());
    const replies = watched[Symbol.asyncIterator]();
    expect(await replies.next()).toEqual({ done: false, value: { word: 'one' } });
    const rest = replies.next();
    await close();
    expect(await rest).toMatchObject({ done: true });
    expect(told).toBe(true);
  });
});

describe('a server that ends', () => {
  const hanging = (ms: number): Echo => ({ say: async (request) => pause(ms, request, { ref: false }) });

  it('lets a running call finish', async () => {
    const { client, close } = await serveEcho(hanging(200), { drainMs: 2000 });
    const reply = client().say({ word: 'late' }, await asWang());
    await pause(100);
    await close();
    expect(await reply).toEqual({ word: 'late' });
  });

  it('cuts a call that would outlast the drain time', async () => {
    const { client, close } = await serveEcho(hanging(60_000), { drainMs: 200 });
    const reply = client()
      .say({ word: 'never' }, await asWang())
      .catch((error: unknown) => error);
    await pause(100);
    const startedAt = Date.now();
    await close();
    expect(Date.now() - startedAt).toBeLessThan(1000);
    expect(await reply).toMatchObject({ kind: expect.stringMatching(/unavailable|timeout/) });
  });
});
