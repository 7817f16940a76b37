import { connect } from 'node:http2';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { mint, serveEcho } from './testing/echo-server.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const mebibyte = 1024 * 1024;

/** Sends bytes as a gRPC message for as long as they are read. @returns gRPC's status, and how much went out */
async function send(prefix: Buffer, pieces: number, piece: Buffer, headers: Record<string, string> = {}) {
  const { port, close } = await serveEcho();
  const session = connect(`http://127.0.0.1:${port}`);
  closing.push(close, () => session.destroy());
  const stream = session.request({
    ':method': 'POST',
    ':path': '/hotline.echo.v1.EchoService/Say',
    'content-type': 'application/grpc',
    te: 'trailers',
    authorization: `Bearer ${await mint()}`,
    ...headers,
  });
  let sent = 0;
  const status = new Promise<number>((resolve) => {
    const look = (told: Record<string, unknown>) => told['grpc-status'] !== undefined && resolve(Number(told['grpc-status']));
    stream.on('response', look).on('trailers', look);
  });
  stream.on('error', () => undefined);
  stream.write(prefix);
  const more = (): void => {
    while (!stream.destroyed && sent < pieces * piece.length) {
      sent += piece.length;
      if (!stream.write(piece)) return void stream.once('drain', more);
    }
    if (!stream.destroyed) stream.end();
  };
  more();
  return { status: await status, sent: () => sent };
}

const prefixOf = (length: number, compressed = false): Buffer => {
  const prefix = Buffer.alloc(5, compressed ? 1 : 0);
  prefix.writeUInt32BE(length, 1);
  return prefix;
};

describe('a message that is too large', () => {
  it('is refused by the size that it says it has, before it is read', async () => {
    const { status, sent } = await send(prefixOf(1024 * mebibyte), 16_384, Buffer.alloc(64 * 1024, 32));
    expect(status).toBe(8);
    expect(sent()).toBeLessThan(16 * mebibyte);
  });

  it('is refused when it grows too large as it is unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(256 * mebibyte, 32));
    const { status } = await send(prefixOf(packed.length, true), 1, packed, { 'grpc-encoding': 'gzip' });
    expect(status).toBe(8);
  });
});
