import { Code, ConnectError, createClient, type Interceptor } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { readDescriptorSet } from '@hotline/proto/descriptors';
import { decodeInfoOfDetail } from './support/error-info.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readContracts } from '../src/adapters/grpc/contracts.js';
import { Browser, signedIn } from './support/browser.js';
import { startFakeIntake } from './support/fake-intake.js';
import { openGateway, type OpenGateway } from './support/open-gateway.js';

const service = '/hotline.intake.v1.IntakeService';
let intake: Awaited<ReturnType<typeof startFakeIntake>>;
let gateway: OpenGateway;
let browser: Browser;

beforeAll(async () => {
  intake = await startFakeIntake();
  gateway = await openGateway({ intake: intake.address });
  browser = await signedIn(gateway.url);
});
beforeEach(() => void intake.heard.splice(0));
afterAll(async () => {
  await gateway?.close();
  intake?.close();
});

const call = (rpc: string, body: unknown, headers: Record<string, string> = {}) =>
  browser.ask('POST', `${service}/${rpc}`, { body, headers });

describe('the bridge', () => {
  it('hands a call to the service with the person’s token and the idempotency key', async () => {
    const answer = await call(
      'SubmitAppeal',
      { kind: 'help', text: '路灯不亮', occurredAt: '2026-11-23T08:00:00Z' },
      { 'idempotency-key': 'k-1' },
    );
    expect(answer).toMatchObject({ status: 200, body: { number: '411700-20261123-000123', queryCode: 'QC-1' } });
    const [{ request, metadata } = { request: {}, metadata: {} as Record<string, string> }] = intake.heard;
    expect(request).toMatchObject({ kind: 'help', text: '路灯不亮', occurredAt: new Date('2026-11-23T08:00:00Z') });
    expect(metadata['idempotency-key']).toBe('k-1');
    expect(await gateway.verify(metadata['authorization']!.slice('Bearer '.length))).toMatchObject({ person: 'admin' });
  });

  it('invents no idempotency key', async () => {
    await call('SubmitAppeal', { kind: 'help' });
    expect(intake.heard[0]?.metadata).not.toHaveProperty('idempotency-key');
  });

  it('refuses an idempotency key that no metadata can carry', async () => {
    const answer = await call('SubmitAppeal', { kind: 'help' }, { 'idempotency-key': 'clé' });
    expect(answer).toMatchObject({ status: 400, body: { details: [{ debug: { reason: 'IDEMPOTENCY_KEY_MALFORMED' } }] } });
    expect(intake.heard).toEqual([]);
  });

  it('answers with every key, so that a screen need not guess', async () => {
    expect((await call('WithdrawAppeal', {})).body).toEqual({ state: 'withdrawn' });
    expect((await call('TakeNextAppeal', {})).body).toEqual({});
    expect((await call('TrackAppeal', { query_code: 'QC-1' })).body).toMatchObject({
      results: [],
      answer: {},
      urges: 1,
      receivedAt: '2026-11-23T08:00:00Z',
    });
  });

  it.each([
    ['an unknown field', { kind: 'help', colour: 'red' }, 'colour'],
    ['an unknown field within', { contact: { nick: 'x' } }, 'contact.nick'],
    ['a bad one of several', { attachments: [{}, { size: 'big' }] }, 'attachments.1.size'],
    ['a number for a text', { text: 7 }, 'text'],
    ['a text for a truth', { reply_wanted: 'yes' }, 'reply_wanted'],
    ['a moment that is none', { occurredAt: 'gestern' }, 'occurredAt'],
  ])('refuses %s and names it', async (_what, body, field) => {
    const answer = await call('SubmitAppeal', body);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_argument', details: [{ debug: { reason: 'BAD_REQUEST_FIELD', domain: 'gateway', metadata: { field } } }] },
    });
    expect(intake.heard).toEqual([]);
  });

  it.each(['{', '[]', '"x"', ''])('refuses the body %j', async (body) => {
    expect(await call('SubmitAppeal', body)).toMatchObject({ status: 400, body: { details: [{ debug: { reason: 'BAD_REQUEST_JSON' } }] } });
  });

  it('refuses bytes that are no such message', async () => {
    const answer = await browser.ask('POST', `${service}/SubmitAppeal`, {
      body: '\xff\xff',
      headers: { 'content-type': 'application/proto' },
    });
    expect(answer).toMatchObject({ status: 400, body: { details: [{ debug: { reason: 'BAD_REQUEST_BODY' } }] } });
  });

  it('hears out whoever sends too much, and says so', async () => {
    const answers = await Promise.all([5, 8, 12].map((mebibytes) => call('SubmitAppeal', { text: 'x'.repeat(mebibytes * 1024 * 1024) })));
    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 429,
        body: { code: 'resource_exhausted', details: [{ debug: { reason: 'BODY_TOO_LARGE' } }] },
      });
    expect(intake.heard).toEqual([]);
  });

  it('carries a refusal with its reason', async () => {
    const answer = await call('TrackAppeal', { number: 'x', query_code: 'guess' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found', message: '查询码不对' } });
    const [detail] = answer.body.details;
    expect(detail).toMatchObject({
      type: 'google.rpc.ErrorInfo',
      debug: { reason: 'WRONG_CODE', domain: 'intake', metadata: { field: 'query_code' } },
    });
    expect(decodeInfoOfDetail(Buffer.from(detail.value, 'base64'))).toEqual(detail.debug);
  });

  it('says nothing of a bug', async () => {
    const answer = await call('GetAppeal', { number: 'x' });
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal', message: 'internal error' } });
  });

  it('gives up at the deadline, and tells the service', async () => {
    const answer = await call('FindAppeals', {}, { 'connect-timeout-ms': '300' });
    expect(answer).toMatchObject({ status: 504, body: { code: 'deadline_exceeded' } });
    await expect.poll(() => intake.cancelled).toContain('findAppeals');
    expect((await call('FindAppeals', {}, { 'connect-timeout-ms': 'soon' })).body.details[0].debug.reason).toBe('BAD_TIMEOUT');
  });

  it('tells the service when the browser goes away', async () => {
    intake.cancelled.splice(0);
    const gone = new AbortController();
    const headers = { 'content-type': 'application/json', cookie: browser.cookie, 'x-requested-with': 'hotline' };
    const asked = fetch(`${gateway.url}${service}/FindAppeals`, { method: 'POST', headers, body: '{}', signal: gone.signal });
    await expect.poll(() => intake.heard.length).toBe(1);
    gone.abort();
    await expect(asked).rejects.toThrow('abort');
    await expect.poll(() => intake.cancelled).toContain('findAppeals');
  });

  it('is for people who are signed in', async () => {
    expect(await new Browser(gateway.url).ask('POST', `${service}/TrackAppeal`, { body: {} })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated', details: [{ debug: { reason: 'NOT_SIGNED_IN' } }] },
    });
    expect(await call('TrackAppeal', {}, { 'x-requested-with': '', origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      body: { code: 'permission_denied' },
    });
  });

  it('has no doors but the services’ own', async () => {
    expect((await browser.ask('POST', `${service}/DropTables`, { body: {} })).status).toBe(404);
    expect((await browser.ask('POST', '/grpc.health.v1.Health/Check', { body: {} })).status).toBe(404);
    expect((await browser.ask('GET', `${service}/TrackAppeal`)).status).toBe(404);
    expect((await call('TrackAppeal', '{}', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('waits for nobody who is away', async () => {
    const answer = await browser.ask('POST', '/hotline.dispatch.v1.DispatchService/ListUnits', {
      body: {},
      headers: { 'connect-timeout-ms': '1500' },
    });
    expect([503, 504]).toContain(answer.status);
  });
});

describe.each([
  ['JSON', false],
  ['binary', true],
])('the official Connect client in %s', (_form, useBinaryFormat) => {
  const withCookie: Interceptor = (next) => (request) => {
    request.header.set('cookie', browser.cookie);
    request.header.set('x-requested-with', 'hotline');
    return next(request);
  };
  const client = () => {
    const transport = createConnectTransport({ baseUrl: gateway.url, httpVersion: '1.1', useBinaryFormat, interceptors: [withCookie] });
    return createClient(readContracts(readDescriptorSet()).getService('hotline.intake.v1.IntakeService')!, transport) as any;
  };

  it('gets its answers', async () => {
    const answer = await client().trackAppeal({ number: 'x', queryCode: 'QC-1' });
    expect(answer).toMatchObject({ title: '路灯不亮', urges: 1, steps: [{ unitName: '路灯管理处' }] });
  });

  it('understands refusals', async () => {
    const error = await client()
      .trackAppeal({ queryCode: 'guess' })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ code: Code.NotFound, rawMessage: '查询码不对', details: [{ type: 'google.rpc.ErrorInfo' }] });
  });

  it('sends its deadline', async () => {
    await expect(client().findAppeals({}, { timeoutMs: 200 })).rejects.toMatchObject({ code: Code.DeadlineExceeded });
  });
});
