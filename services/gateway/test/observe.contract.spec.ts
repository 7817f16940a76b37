import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTracing } from '@hotline/platform/telemetry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from './support/browser.js';
import { startFakeIntake } from './support/fake-intake.js';
import { openGateway, type OpenGateway } from './support/open-gateway.js';

let intake: Awaited<ReturnType<typeof startFakeIntake>>;
let gateway: OpenGateway;
let folder: string;
let stopTracing: () => Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hotline-'));
  stopTracing = await startTracing({ tenant: '411700', file: join(folder, 'spans') });
  intake = await startFakeIntake();
  gateway = await openGateway({ intake: intake.address });
});
afterAll(async () => {
  await gateway?.close();
  intake?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a request', () => {
  it('is one trace from the browser to the service, and tells nothing of what was said', async () => {
    const trace = randomBytes(16).toString('hex');
    const traceparent = `00-${trace}-${randomBytes(8).toString('hex')}-01`;
    const browser = await signedIn(gateway.url);
    const path = '/hotline.intake.v1.IntakeService/TrackAppeal';
    await browser.ask('POST', `${path}?phone=13800001234`, { body: { query_code: 'QC-1' }, headers: { traceparent } });
    await browser.ask('GET', '/public/v1/appeals/411700-20261123-000123', { headers: { 'x-query-code': 'QC-1', traceparent } });
    expect(intake.heard[0]?.metadata['traceparent']).toContain(trace);
    expect(intake.heard[1]?.metadata['traceparent']).not.toContain(trace);
    await browser.ask('GET', '/readyz');
    await stopTracing();
    const text = await readFile(join(folder, 'spans'), 'utf8');
    const spans = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    const names = spans.filter((span) => span['trace'] === trace).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([`POST ${path}`, path.slice(1)]));
    expect(spans.map(({ name }) => name)).toContain('GET /public/v1/appeals/:number');
    expect(text).not.toContain('readyz');
    for (const told of ['13800001234', 'QC-1', '000123']) expect(text).not.toContain(told);
  });
});
