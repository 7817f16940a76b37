import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { clientOf } from '@hotline/platform/grpc';
import { testKafka } from '@hotline/platform/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startHost, type Host } from './start-host.js';
import { testEnvironment } from './testing/environment.js';
import { Alpha, Beta, gossip, type Heard } from './testing/gossip.js';

const kafka = await testKafka();
const running: Host[] = [];

async function start(given: Awaited<ReturnType<typeof testEnvironment>>, heard: Heard = [], names: string[] = []) {
  const host = await startHost({ catalogue: gossip(heard), names, env: given.env });
  running.push(host);
  return host;
}

const alphaAt = (base: number) => clientOf(Alpha, `127.0.0.1:${base}`);
const betaAt = (base: number) => clientOf(Beta, `127.0.0.1:${base + 1}`);

afterEach(async () => {
  await Promise.all(running.splice(0).map((host) => host.stop()));
});

describe('a host', () => {
  it('lets its services ask each other, and lets facts travel', async () => {
    const given = await testEnvironment();
    const heard: Heard = [];
    await start(given, heard);
    const token = await given.tokenFor('agent');
    expect(await betaAt(given.base).say({ word: 'hello' }, { token })).toEqual({ word: 'alpha says hello to agent-1' });
    await alphaAt(given.base).write({ word: 'news' }, { token, idempotencyKey: 'k1' });
    await vi.waitFor(() => expect(heard).toEqual(['news: alpha says news to service:beta']), { timeout: 5000 });
  });

  it('keeps one trace from the command over the fact to the question that it leads to', async () => {
    const file = join(tmpdir(), `spans-${process.pid}.jsonl`);
    const given = await testEnvironment({ HOTLINE_TRACE_FILE: file });
    const heard: Heard = [];
    const host = await start(given, heard);
    await alphaAt(given.base).write({ word: 'traced' }, { token: await given.tokenFor('agent'), idempotencyKey: 'k1' });
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 5000 });
    await host.stop();
    const spans = (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    await rm(file);
    const command = spans.find(({ name, service }) => service === 'alpha' && name === 'hotline.alpha.v1.EchoService/Write');
    const trace = spans.filter((span) => span['trace'] === command?.['trace']);
    const steps = trace.map(({ service, name }) => `${service} ${name}`);
    expect(steps).toContain('beta consume WordWritten');
    expect(steps).toContain('beta hotline.alpha.v1.EchoService/Say');
    expect(steps).toContain('alpha hotline.alpha.v1.EchoService/Say');
  });

  it('finishes what runs when it stops, ends what would go on for ever, and lets the last facts leave', async () => {
    const given = await testEnvironment({ HOTLINE_DRAIN_MS: '5000' });
    const heard: Heard = [];
    const host = await start(given, heard);
    const token = await given.tokenFor('agent');
    const watched = alphaAt(given.base).watch({ word: '' }, { token })[Symbol.asyncIterator]();
    await watched.next();
    const rest = watched.next();
    const slow = alphaAt(given.base).write({ word: 'slow' }, { token, idempotencyKey: 'k1' });
    await pause(100);
    const startedAt = Date.now();
    await host.stop();
    expect(Date.now() - startedAt).toBeLessThan(3000);
    expect(await slow).toEqual({ word: 'slow' });
    expect(await rest).toMatchObject({ done: true });
    await start(given, heard);
    await vi.waitFor(() => expect(heard).toEqual(['slow: alpha says slow to service:beta']), { timeout: 5000 });
  });

  it('keeps facts for a service that runs in another process', async () => {
    const given = await testEnvironment();
    const heard: Heard = [];
    await start(given, heard, ['alpha']);
    await alphaAt(given.base).write({ word: 'kept' }, { token: await given.tokenFor('agent'), idempotencyKey: 'k1' });
    await start(given, heard, ['beta']);
    await vi.waitFor(() => expect(heard).toEqual(['kept: alpha says kept to service:beta']), { timeout: 5000 });
  });
});

describe.skipIf(!kafka)('over Kafka', () => {
  it('facts travel between processes that share nothing but the broker', async () => {
    const given = await testEnvironment({ HOTLINE_TRANSPORT: 'kafka', HOTLINE_KAFKA: kafka ?? '' });
    const heard: Heard = [];
    await start(given, heard, ['alpha']);
    await start(given, heard, ['beta']);
    await alphaAt(given.base).write({ word: 'far' }, { token: await given.tokenFor('agent'), idempotencyKey: 'k1' });
    await vi.waitFor(() => expect(heard).toEqual(['far: alpha says far to service:beta']), { timeout: 20_000 });
  });
});

describe('a host does not start, and says why,', () => {
  const attempt = async (change: Record<string, string>, names: string[] = []) => start(await testEnvironment(change), [], names);

  it('with a service that there is not', async () => {
    await expect(attempt({}, ['gamma'])).rejects.toThrow('unknown service gamma; there are alpha, beta');
  });

  it('with a variable that nobody reads', async () => {
    await expect(attempt({ HOTLINE_DATABSE_HOST: 'x' })).rejects.toThrow('unknown variable HOTLINE_DATABSE_HOST');
  });

  it('with a value that is not allowed', async () => {
    await expect(attempt({ HOTLINE_TRANSPORT: 'pigeon' })).rejects.toThrow(
      'HOTLINE_TRANSPORT=pigeon is not allowed. Allowed: local, kafka',
    );
  });

  it('on a port that is taken', async () => {
    const given = await testEnvironment();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(given.base + 1, '127.0.0.1', resolve));
    await expect(start(given)).rejects.toThrow(`beta cannot listen on 127.0.0.1:${given.base + 1}`);
    other.close();
  });

  it('without a database server', async () => {
    await expect(attempt({ HOTLINE_DATABASE_PORT: '1' })).rejects.toThrow('the database server 127.0.0.1:1 cannot be used');
  });

  it('without brokers, when it shall use Kafka', async () => {
    await expect(attempt({ HOTLINE_TRANSPORT: 'kafka' })).rejects.toThrow('HOTLINE_KAFKA is missing');
    await expect(attempt({ HOTLINE_TRANSPORT: 'kafka', HOTLINE_KAFKA: '127.0.0.1:1' })).rejects.toThrow('127.0.0.1:1');
  });

  it('with a wrong password, which it does not repeat', async () => {
    const error = (await attempt({ HOTLINE_DATABASE_PASSWORD: 'not-it' }).catch((caught: unknown) => caught)) as Error;
    expect(error.message).toContain('wrong name or password');
    expect(error.message).not.toContain('not-it');
  });
});
