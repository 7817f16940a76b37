import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openProxy, type Proxy } from './index.js';

/** Answers each chunk with 're: ' and the chunk; keeps what it got, and when. */
async function echo() {
  const got: { text: string; at: number }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      got.push({ text: String(data), at: performance.now() });
      socket.write(`re: ${String(data)}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  };
  return { got, close, sockets, port: (server.address() as AddressInfo).port };
}

/** A client: what it got, and how its connection ended. */
async function client(port: number) {
  const socket = connect(port, '127.0.0.1');
  const seen = { text: '', bytes: 0, ended: '' };
  socket.on('data', (data) => {
    seen.bytes += data.length;
    if (data.length < 100) seen.text += String(data);
  });
  socket.on('error', (error: NodeJS.ErrnoException) => (seen.ended = error.code ?? 'error'));
  socket.on('close', () => (seen.ended ||= 'closed'));
  await once(socket, 'connect').catch(() => undefined);
  return { socket, seen, say: (text: string | Buffer) => socket.write(text) };
}

const commit = Buffer.from([7, 0, 0, 0, 3, ...Buffer.from('COMMIT')]);
const soon = { timeout: 3000, interval: 5 };

describe('a proxy whose ways can be disturbed', () => {
  let server: Awaited<ReturnType<typeof echo>>;
  let proxy: Proxy;
  beforeEach(async () => {
    server = await echo();
    proxy = await openProxy({ target: { host: '127.0.0.1', port: server.port } });
  });
  afterEach(async () => {
    await proxy.close();
    server.close();
  });

  it('passes everything on, in both directions and with the end, while nothing disturbs', async () => {
    const { socket, seen, say } = await client(proxy.port);
    say('hello');
    await vi.waitFor(() => expect(seen.text).toBe('re: hello'), soon);
    expect(proxy.connections).toBe(1);
    say(Buffer.alloc(3_000_000));
    socket.end();
    await vi.waitFor(() => expect(seen.ended).toBe('closed'), soon);
    expect(seen.bytes).toBeGreaterThan(3_000_000);
    await vi.waitFor(() => expect(proxy.connections).toBe(0), soon);
    expect(proxy.struck).toBe(0);
  });

  it('holds back each chunk of a client, in order', async () => {
    const { seen, say } = await client(proxy.port);
    proxy.disturb({ kind: 'delay', ms: 80, jitterMs: 40 });
    const began = performance.now();
    for (const each of ['a', 'b', 'c']) {
      say(each);
      await pause(10);
    }
    await vi.waitFor(() => expect(seen.text).toContain('c'), soon);
    expect(server.got.map(({ text }) => text).join('')).toBe('abc');
    expect(server.got[0]!.at - began).toBeGreaterThanOrEqual(39);
    expect(proxy.struck).toBe(3);
  });

  it('cuts one direction: what was sent arrives, what comes back does not, and nobody is told', async () => {
    const { seen, say } = await client(proxy.port);
    const end = proxy.disturb({ kind: 'cut', direction: 'to-client' });
    say('heard');
    await vi.waitFor(() => expect(server.got).toHaveLength(1), soon);
    await pause(30);
    expect(seen).toEqual({ text: '', bytes: 0, ended: '' });
    end();
    await vi.waitFor(() => expect(seen.ended).toBe('ECONNRESET'), soon);
  });

  it('cuts those that are open, and spares who comes later', async () => {
    const old = await client(proxy.port);
    await vi.waitFor(() => expect(server.sockets.size).toBe(1), soon);
    proxy.disturb({ kind: 'cut', direction: 'to-client', only: 'open' });
    const young = await client(proxy.port);
    old.say('old');
    young.say('young');
    await vi.waitFor(() => expect(young.seen.text).toBe('re: young'), soon);
    expect([server.got.length, old.seen]).toEqual([2, { text: '', bytes: 0, ended: '' }]);
    proxy.heal();
    await vi.waitFor(() => expect(old.seen.ended).toBe('ECONNRESET'), soon);
    expect(young.seen.ended).toBe('');
  });

  it('keeps the end of a client from a server that it is cut off from', async () => {
    const { socket, say } = await client(proxy.port);
    say('hello');
    await vi.waitFor(() => expect(server.got).toHaveLength(1), soon);
    proxy.disturb({ kind: 'cut', direction: 'to-server' });
    socket.destroy();
    await pause(30);
    expect([...server.sockets].map(({ destroyed }) => destroyed)).toEqual([false]);
    proxy.heal();
    await vi.waitFor(() => expect([...server.sockets].map(({ destroyed }) => destroyed)).toEqual([true]), soon);
  });

  it('swallows both directions of old and new connections, until it is healed', async () => {
    const old = await client(proxy.port);
    proxy.disturb({ kind: 'black-hole' });
    const young = await client(proxy.port);
    old.say('one');
    young.say('two');
    await pause(30);
    expect([server.got, old.seen.ended, young.seen.ended]).toEqual([[], '', '']);
    proxy.heal();
    await vi.waitFor(() => expect([old.seen.ended, young.seen.ended]).toEqual(['ECONNRESET', 'ECONNRESET']), soon);
    const after = await client(proxy.port);
    after.say('three');
    await vi.waitFor(() => expect(after.seen.text).toBe('re: three'), soon);
  });

  it('resets old and new connections when it refuses', async () => {
    const old = await client(proxy.port);
    proxy.disturb({ kind: 'refuse' });
    const young = await client(proxy.port);
    await vi.waitFor(() => expect([old.seen.ended, young.seen.ended]).toEqual(['ECONNRESET', 'ECONNRESET']), soon);
    expect(proxy.struck).toBe(2);
  });

  it('flaps: passes, refuses, passes again', async () => {
    const old = await client(proxy.port);
    proxy.disturb({ kind: 'flap', upMs: 60, downMs: 60 });
    old.say('up');
    await vi.waitFor(() => expect(old.seen).toMatchObject({ text: 're: up', ended: 'ECONNRESET' }), soon);
    await vi.waitFor(async () => {
      const young = await client(proxy.port);
      young.say('again');
      await vi.waitFor(() => expect(young.seen.text).toBe('re: again'), { timeout: 30, interval: 5 });
    }, soon);
  });

  it.each([
    ['reset', 'ECONNRESET'],
    ['silence', ''],
  ] as const)('lets a COMMIT pass and drops its reply, then %s', async (ending, ended) => {
    const { seen, say } = await client(proxy.port);
    proxy.disturb({ kind: 'drop-commit-reply', times: 1, ending });
    say(Buffer.from([9, 0, 0, 0, 3, ...Buffer.from('SELECT 1')]));
    await vi.waitFor(() => expect(seen.text).toContain('SELECT 1'), soon);
    say(commit);
    await vi.waitFor(() => expect(server.got.at(-1)!.text).toContain('COMMIT'), soon);
    await pause(30);
    expect(seen.ended).toBe(ended);
    expect(seen.text).not.toContain('COMMIT');
    const second = await client(proxy.port);
    second.say(commit);
    await vi.waitFor(() => expect(second.seen.text).toContain('COMMIT'), soon);
  });

  it('drops a request that contains the words, once', async () => {
    const { seen, say } = await client(proxy.port);
    proxy.disturb({ kind: 'drop-request', containing: 'never', times: 1 });
    say('this never arrives');
    await vi.waitFor(() => expect(seen.ended).toBe('ECONNRESET'), soon);
    expect(server.got).toEqual([]);
  });

  it('passes no more than so many bytes a second', async () => {
    const { seen, say } = await client(proxy.port);
    proxy.disturb({ kind: 'throttle', bytesPerSecond: 100_000 });
    const began = performance.now();
    say(Buffer.alloc(20_000));
    await vi.waitFor(() => expect(seen.bytes).toBeGreaterThanOrEqual(20_000), soon);
    expect(performance.now() - began).toBeGreaterThan(200);
  });

  it('resets a client whose server is away', async () => {
    server.close();
    const { seen } = await client(proxy.port);
    await vi.waitFor(() => expect(seen.ended).toBe('ECONNRESET'), soon);
  });
});
