import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser, signedIn } from './support/browser.js';
import { startFakeIntake } from './support/fake-intake.js';
import { openGateway, type OpenGateway } from './support/open-gateway.js';

const service = '/hotline.intake.v1.IntakeService';
let intake: Awaited<ReturnType<typeof startFakeIntake>>;
let gateway: OpenGateway;
let browser: Browser;

beforeAll(async () => {
  intake = await startFakeIntake();
  gateway = await openGateway({ intake: intake.address }, {}, { atOnce: 1, waiting: 0, waitMs: 0 });
});
beforeEach(async () => {
  browser = await signedIn(gateway.url);
});
afterAll(async () => {
  await gateway?.close();
  intake?.close();
});

const forEver = (signal: AbortSignal) =>
  fetch(`${gateway.url}${service}/FindAppeals`, {
    method: 'POST',
    signal,
    headers: { cookie: browser.cookie, 'x-requested-with': 'hotline', 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => undefined);

/** Sends a body for as long as it is let, never holding more than a piece of it. @returns the status, the reason, and how much went out */
function pour(path: string, headers: Record<string, string>, bytes: number) {
  return new Promise<{ status: number; answer: string; sent: number }>((resolve, reject) => {
    let sent = 0;
    const outgoing = request(gateway.url + path, { method: 'POST', headers }, (incoming) => {
      incoming.setEncoding('utf8');
      let answer = '';
      incoming.on('data', (part: string) => (answer += part));
      incoming.on('end', () => {
        outgoing.destroy();
        resolve({ status: incoming.statusCode ?? 0, answer, sent });
      });
    });
    outgoing.on('error', reject);
    const piece = Buffer.alloc(64 * 1024, 32);
    const more = (): void => {
      while (!outgoing.destroyed && sent < bytes) {
        sent += piece.length;
        if (!outgoing.write(piece)) return void outgoing.once('drain', more);
      }
    };
    more();
  });
}

describe('a gateway that has enough to do', () => {
  it('refuses at once, says when to come again, and tells its health all the same', async () => {
    const leaving = new AbortController();
    const open = forEver(leaving.signal);
    await pause(100);
    const refused = await browser.ask('POST', `${service}/WithdrawAppeal`, { body: {} });
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'resource_exhausted', details: [{ debug: { reason: 'TOO_BUSY' } }, { type: 'google.rpc.RetryInfo' }] },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const citizen = await new Browser(gateway.url).ask('GET', '/public/v1/appeals/411700-20261123-000123', {
      headers: { 'x-query-code': 'QC-1' },
    });
    expect(citizen).toMatchObject({ status: 429, body: { reason: 'TOO_BUSY' } });
    expect(citizen.headers.get('retry-after')).toBeTruthy();
    expect((await browser.ask('GET', '/readyz')).status).toBe(200);
    leaving.abort();
    await open;
    await expect.poll(async () => (await browser.ask('POST', `${service}/WithdrawAppeal`, { body: {} })).status).toBe(200);
  });

  it('gives no place to whoever sends slowly', async () => {
    const dripping = [1, 2, 3].map(() => {
      const outgoing = request(`${gateway.url}${service}/WithdrawAppeal`, {
        method: 'POST',
        headers: { cookie: browser.cookie, 'x-requested-with': 'hotline', 'content-type': 'application/json', 'content-length': '100' },
      });
      outgoing.on('error', () => undefined);
      outgoing.write('{');
      return outgoing;
    });
    await pause(100);
    expect((await browser.ask('POST', `${service}/WithdrawAppeal`, { body: {} })).status).toBe(200);
    dripping.forEach((each) => each.destroy());
  });
});

describe('a neighbour that is away', () => {
  it('is said to be worth asking again', async () => {
    const answer = await browser.ask('POST', '/hotline.sla.v1.SlaService/RequestExtension', {
      body: {},
      headers: { 'connect-timeout-ms': '9000' },
    });
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});

describe('a body of a gigabyte', () => {
  const gigabyte = 1024 ** 3;
  const json = { 'content-type': 'application/json', 'idempotency-key': 'e5b3c9a4-7f21' };

  it.each([
    ['announced', { 'content-length': String(gigabyte) }],
    ['in pieces', { 'transfer-encoding': 'chunked' }],
  ])('%s is refused early', async (_, length) => {
    const { status, answer, sent } = await pour('/public/v1/appeals', { ...json, ...length }, gigabyte);
    expect([status, JSON.parse(answer)]).toEqual([413, expect.objectContaining({ reason: 'BODY_TOO_LARGE' })]);
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('whose sender takes no notice of the answer is broken off', async () => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    let heard = '';
    socket.on('data', (bytes) => (heard += String(bytes)));
    const head = Object.entries({ host: hostname, ...json, 'content-length': String(gigabyte) }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    socket.write(`POST /public/v1/appeals HTTP/1.1\r\n${head.join('')}\r\nthe first piece`);
    await once(socket, 'close');
    expect(heard).toContain('413 Payload Too Large');
  });

  it('is refused at the bridge too', async () => {
    const own = { ...json, cookie: browser.cookie, 'x-requested-with': 'hotline', 'content-length': String(gigabyte) };
    const { status, answer, sent } = await pour(`${service}/SubmitAppeal`, own, gigabyte);
    expect(status).toBe(429);
    expect(answer).toContain('BODY_TOO_LARGE');
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });
});
