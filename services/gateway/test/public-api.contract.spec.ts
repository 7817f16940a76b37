import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from './support/browser.js';
import { startFakeIntake } from './support/fake-intake.js';
import { openGateway, type OpenGateway } from './support/open-gateway.js';

const number = '411700-20261123-000123';
const key = { 'idempotency-key': '0f9b2c1e-0000-4000-8000-000000000001' };
const code = { 'x-query-code': 'QC-1' };
let intake: Awaited<ReturnType<typeof startFakeIntake>>;
let gateway: OpenGateway;
let citizen: Browser;

beforeAll(async () => {
  intake = await startFakeIntake();
  gateway = await openGateway({ intake: intake.address });
  citizen = new Browser(gateway.url);
});
beforeEach(() => void intake.heard.splice(0));
afterAll(async () => {
  await gateway?.close();
  intake?.close();
});

const submit = (body: unknown, headers: Record<string, string> = key) => citizen.ask('POST', '/public/v1/appeals', { body, headers });
const own = (path: string, body: unknown, headers: Record<string, string> = { ...key, ...code }) =>
  citizen.ask('POST', `/public/v1/appeals/${number}/${path}`, { body, headers });

describe('a citizen', () => {
  it('submits an appeal without signing in', async () => {
    const answer = await submit({
      kind: 'complaint',
      text: '路灯不亮',
      contact: { phone: '13800001234' },
      occurredAt: '2026-11-22T20:00:00+08:00',
    });
    expect(answer).toMatchObject({ status: 201, body: { number, queryCode: 'QC-1' } });
    expect(answer.headers.get('location')).toBe(`/public/v1/appeals/${number}`);
    const [{ request, metadata } = { request: {}, metadata: {} as Record<string, string> }] = intake.heard;
    expect(request).toMatchObject({
      channel: 'web',
      kind: 'complaint',
      replyWanted: true,
      contact: { name: '', phone: '13800001234' },
      occurredAt: new Date('2026-11-22T12:00:00Z'),
    });
    expect(metadata['idempotency-key']).toBe(key['idempotency-key']);
    expect(await gateway.verify(metadata['authorization']!.slice(7))).toMatchObject({ person: 'citizen', roles: ['citizen'] });
  });

  it('follows it by number and query code', async () => {
    const answer = await citizen.ask('GET', `/public/v1/appeals/${number}`, { headers: code });
    expect(answer.body).toEqual({
      number,
      state: 'accepted',
      orderState: 'in_progress',
      receivedAt: '2026-11-23T08:00:00.000Z',
      kind: 'complaint',
      title: '路灯不亮',
      steps: [{ at: '2026-11-23T09:00:00.000Z', step: 'dispatched', unit: 'lights', unitName: '路灯管理处' }],
      results: [],
      answer: {},
      urges: 1,
      openActions: ['urgeAppeal'],
    });
  });

  it('adds to it, urges, withdraws and rates', async () => {
    expect((await own('supplements', { text: '还有一盏' })).status).toBe(204);
    expect((await own('urge', {})).body).toEqual({ urges: 2 });
    expect((await own('withdraw', { reason: '修好了' })).body).toEqual({ state: 'withdrawn' });
    expect((await own('rate', { contacted: true, resolved: true, satisfaction: 5 })).status).toBe(204);
    expect(intake.heard.map(({ rpc, request }) => [rpc, request['number'], request['queryCode']])).toEqual(
      ['addToAppeal', 'urgeAppeal', 'withdrawAppeal', 'rateAppeal'].map((rpc) => [rpc, number, 'QC-1']),
    );
  });

  it.each([
    ['an unknown field', { kind: 'help', text: 'x', priority: 1 }, 'priority'],
    ['an unknown field within', { kind: 'help', text: 'x', contact: { nick: 'x' } }, 'contact.nick'],
    ['a kind that there is not', { kind: 'wish', text: 'x' }, 'kind'],
    ['a text that is too long', { kind: 'help', text: 'x'.repeat(5001) }, 'text'],
    ['a number for a text', { kind: 'help', text: 7 }, 'text'],
    ['the channel phone', { kind: 'help', text: 'x', channel: 'phone' }, 'channel'],
    ['no text', { kind: 'help' }, 'text'],
  ])('is told of %s', async (_what, body, field) => {
    const answer = await submit(body);
    expect(answer).toMatchObject({
      status: 400,
      body: { type: 'about:blank', title: 'Bad Request', status: 400, reason: 'BAD_REQUEST_FIELD', metadata: { field } },
    });
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(intake.heard).toEqual([]);
  });

  it('must bring an idempotency key, and the code', async () => {
    expect((await submit({ kind: 'help', text: 'x' }, {})).body).toMatchObject({
      reason: 'BAD_REQUEST_FIELD',
      metadata: { field: 'idempotency-key', in: 'headers' },
    });
    expect((await own('urge', {}, key)).body).toMatchObject({ metadata: { field: 'x-query-code' } });
    expect((await citizen.ask('GET', '/public/v1/appeals/7', { headers: code })).body).toMatchObject({
      metadata: { field: 'number', in: 'params' },
    });
  });

  it('must bring a key that nobody else would choose, and that holds for nobody else', async () => {
    const appeal = { kind: 'help', text: '同样的话' };
    const answer = await submit(appeal, { 'idempotency-key': 'aaaaaaaa-bbbbbbbb' });
    expect(answer).toMatchObject({ status: 400, body: { reason: 'IDEMPOTENCY_KEY_MALFORMED', metadata: { field: 'idempotency-key' } } });
    expect(intake.heard).toEqual([]);
  });

  it('cannot name a moment that is none', async () => {
    const answer = await submit({ kind: 'help', text: '闰秒', occurredAt: '2016-12-31T23:59:60Z' });
    expect(answer).toMatchObject({ status: 400, body: { reason: 'BAD_REQUEST_FIELD', metadata: { field: 'occurredAt' } } });
  });

  it('hears why intake refuses', async () => {
    const answer = await citizen.ask('GET', `/public/v1/appeals/${number}`, { headers: { 'x-query-code': 'guess' } });
    expect(answer).toMatchObject({ status: 404, body: { reason: 'WRONG_CODE', detail: '查询码不对', metadata: { field: 'query_code' } } });
  });

  it('may send at most 256 KiB, and JSON only', async () => {
    expect(await submit(JSON.stringify({ kind: 'help', text: 'x'.repeat(300 * 1024) }))).toMatchObject({
      status: 413,
      body: { reason: 'BODY_TOO_LARGE' },
    });
    expect(await submit('kind=help', { ...key, 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 415,
      body: { reason: 'CONTENT_TYPE_NOT_SUPPORTED' },
    });
    expect(await submit('{', key)).toMatchObject({ status: 400, body: { reason: 'BAD_REQUEST_JSON' } });
  });

  it('who looks at one number too often must wait', async () => {
    const look = (of: string) => citizen.ask('GET', `/public/v1/appeals/${of}`, { headers: code });
    const answers = [];
    for (let i = 0; i < 21; i++) answers.push(await look('411700-20261123-000999'));
    expect(answers.at(-2)?.status).toBe(200);
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { reason: 'TOO_MANY_REQUESTS' } });
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await look('411700-20261123-000998')).status).toBe(200);
  });
});

describe('the public API', () => {
  it('describes itself', async () => {
    const { body } = await citizen.ask('GET', '/public/v1/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths).sort()).toEqual([
      '/public/v1/appeals',
      '/public/v1/appeals/{number}',
      '/public/v1/appeals/{number}/rate',
      '/public/v1/appeals/{number}/supplements',
      '/public/v1/appeals/{number}/urge',
      '/public/v1/appeals/{number}/withdraw',
    ]);
    const submitting = body.paths['/public/v1/appeals'].post;
    expect(submitting.parameters).toContainEqual(expect.objectContaining({ in: 'header', name: 'idempotency-key', required: true }));
    expect(submitting.requestBody.content['application/json'].schema.additionalProperties).toBe(false);
    expect(submitting.responses['4XX'].content).toHaveProperty('application/problem+json');
  });

  it('is limited for each address', async () => {
    const strict = await openGateway({ intake: intake.address }, { HOTLINE_GATEWAY_PUBLIC_PER_MINUTE: '1' });
    const visitor = new Browser(strict.url);
    expect((await visitor.ask('GET', '/public/v1/openapi.json')).status).toBe(200);
    expect(await visitor.ask('GET', '/public/v1/openapi.json')).toMatchObject({ status: 429, body: { reason: 'TOO_MANY_REQUESTS' } });
    await strict.close();
  });

  it('answers what it has not with problem+json, and nothing to be framed or kept', async () => {
    const { status, body, headers } = await citizen.ask('GET', '/public/v1/nothing?phone=13800001234');
    expect({ status, body }).toMatchObject({ status: 404, body: { reason: 'NO_SUCH_ADDRESS' } });
    expect(JSON.stringify(body)).not.toContain('138');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('answers an address that cannot be read like any other mistake', async () => {
    expect(await citizen.ask('GET', '/public/v1/%zz')).toMatchObject({ status: 400, body: { reason: 'BAD_REQUEST', status: 400 } });
  });

  it('is alive and ready', async () => {
    expect((await citizen.ask('GET', '/healthz')).status).toBe(200);
    expect((await citizen.ask('GET', '/readyz')).body).toEqual({ status: 'ready' });
  });

  it('is alive, answers, but is no longer ready when its process is about to end', async () => {
    const other = await openGateway({ intake: intake.address });
    other.leave();
    const visitor = new Browser(other.url);
    expect(await visitor.ask('GET', '/readyz')).toMatchObject({ status: 503, body: { status: 'leaving' } });
    expect((await visitor.ask('GET', '/healthz')).status).toBe(200);
    expect((await visitor.ask('GET', `/public/v1/appeals/${number}`, { headers: code })).status).toBe(200);
    await other.close();
  });
});
