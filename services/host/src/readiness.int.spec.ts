import { Client, credentials, type ServiceError } from '@grpc/grpc-js';
import { openProxy } from '@hotline/platform/testing/proxy';
import { service as health } from 'grpc-health-check';
import { afterEach, expect, it } from 'vitest';
import { startHost } from './start-host.js';
import { testEnvironment } from './testing/environment.js';
import { gossip } from './testing/gossip.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function healthAt(port: number) {
  const channel = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  closing.push(() => channel.close());
  const { path, requestSerialize, responseDeserialize } = health['Check']!;
  return () =>
    new Promise<string>((resolve) => {
      const done = (error: ServiceError | null, reply?: { status: string }) => resolve(error?.message ?? reply!.status);
      channel.makeUnaryRequest(path, requestSerialize, responseDeserialize as never, { service: 'hotline.alpha.v1.EchoService' }, done);
    });
}

it('a service serves no more while its database is away, and serves again by itself', async () => {
  const given = await testEnvironment();
  const { HOTLINE_DATABASE_HOST: host = '', HOTLINE_DATABASE_PORT: port } = given.env;
  const proxy = await openProxy({ target: { host, port: Number(port) } });
  closing.push(() => proxy.close());
  const running = await startHost({ catalogue: gossip([]), env: { ...given.env, HOTLINE_DATABASE_PORT: String(proxy.port) } });
  closing.push(() => running.stop());
  const healthOf = healthAt(given.base);
  expect(await healthOf()).toBe('SERVING');
  proxy.disturb({ kind: 'refuse' });
  await expect.poll(healthOf, { timeout: 8000 }).toBe('NOT_SERVING');
  proxy.heal();
  await expect.poll(healthOf, { timeout: 8000 }).toBe('SERVING');
}, 30_000);
