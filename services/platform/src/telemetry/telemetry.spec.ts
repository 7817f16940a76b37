import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inService, inSpan, meter, serveMetrics, startTracing, traceId, traceparent, withTraceparent } from './index.js';

type Line = Record<string, unknown>;

async function traced(work: () => Promise<unknown>): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'spans-'));
  const stop = await startTracing({ tenant: '411700', file: join(folder, 'spans') });
  await work();
  await stop();
  const lines = (await readFile(join(folder, 'spans'), 'utf8')).trim().split('\n');
  await rm(folder, { recursive: true });
  return lines.map((line) => JSON.parse(line) as Line);
}

describe('a trace', () => {
  it('goes on in another service from its traceparent', async () => {
    let sent = '';
    const spans = await traced(async () => {
      await inService('intake', () => inSpan('send', async () => (sent = traceparent())));
      await inService('handling', () => withTraceparent(sent, 'receive', async () => inSpan('store', async () => undefined)));
    });
    const byName = Object.fromEntries(spans.map((span) => [span['name'], span]));
    expect(new Set(spans.map((span) => span['trace'])).size).toBe(1);
    expect(byName['receive']).toMatchObject({ service: 'handling', parent: byName['send']?.['span'] });
    expect(byName['store']).toMatchObject({ service: 'handling', parent: byName['receive']?.['span'] });
  });

  it('marks what failed, without its words', async () => {
    const [span] = await traced(() => inSpan('fail', () => Promise.reject(new Error('13800000000'))).catch(() => undefined));
    expect(span).toMatchObject({ name: 'fail', failed: true });
    expect(JSON.stringify(span)).not.toContain('13800000000');
  });

  it('starts anew behind a traceparent that is none', async () => {
    await withTraceparent('nonsense', 'receive', async () => expect(traceId()).toMatch(/^[0-9a-f]{32}$/));
  });
});

describe('metrics', () => {
  it('are served as text, and nothing else is', async () => {
    meter.createCounter('spec_total').add(3, { way: 'left' });
    const server = await serveMetrics(0);
    const { port } = server.address() as AddressInfo;
    const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(page).toContain('spec_total{way="left"} 3');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    server.close();
    server.closeAllConnections();
  });
});
