import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, signedIn } from './support/browser.js';
import { adminPassword, openGateway, type OpenGateway } from './support/open-gateway.js';

let gateway: OpenGateway;

beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway?.close());

const password = 'eine lange Losung';

async function newPerson(account: string, given: Record<string, unknown> = {}): Promise<Browser> {
  const admin = await signedIn(gateway.url);
  const made = await admin.ask('POST', '/api/accounts', { body: { account, name: '李静', roles: ['agent'], password, ...given } });
  expect(made.status).toBe(201);
  return new Browser(gateway.url);
}

describe('signing in', () => {
  it('gives a cookie that scripts and other sites cannot use, and says who one is', async () => {
    const browser = new Browser(gateway.url);
    const answer = await browser.signIn();
    expect(answer).toMatchObject({ status: 200, body: { person: 'admin', roles: ['administrator'] } });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^hotline=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await browser.ask('GET', '/api/session')).toMatchObject({ status: 200, body: { person: 'admin', endsAt: expect.any(String) } });
  });

  it('keeps only a digest of the cookie', async () => {
    const browser = await signedIn(gateway.url);
    const rows = await gateway.unitOfWork.query<{ id: string }>('SELECT id FROM sessions');
    expect(rows.map(({ id }) => id)).not.toContain(browser.cookie.split('=')[1]);
  });

  it.each([
    ['an unknown account', 'nobody', password],
    ['an account in Chinese', '李静', password],
    ['a wrong password', 'admin', 'wrong wrong wrong'],
  ])('refuses %s with the same words', async (_what, account, word) => {
    const answer = await new Browser(gateway.url).signIn(account, word);
    expect(answer).toMatchObject({ status: 401, body: { reason: 'WRONG_CREDENTIALS', status: 401, type: 'about:blank' } });
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  });

  it('takes as long for an unknown account as for a wrong password', async () => {
    const timed = async (account: string) => {
      const began = performance.now();
      await new Browser(gateway.url).signIn(account, 'wrong wrong wrong');
      return performance.now() - began;
    };
    await newPerson('slow');
    let [unknown, known] = [Infinity, Infinity];
    for (let i = 0; i < 4; i++) {
      unknown = Math.min(unknown, await timed('nobody2')); // the quickest: the machine has other work too
      known = Math.min(known, await timed('slow'));
    }
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  it('locks after five wrong passwords, even for the right one, until an administrator changes the account', async () => {
    const browser = await newPerson('locked');
    for (let i = 0; i < 5; i++) expect((await browser.signIn('locked', 'wrong wrong wrong')).status).toBe(401);
    const answer = await browser.signIn('locked', password);
    expect(answer).toMatchObject({ status: 429, body: { reason: 'ACCOUNT_LOCKED' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
    const admin = await signedIn(gateway.url);
    await admin.ask('PUT', '/api/accounts/locked', { body: { name: '李静', unit: '', roles: ['agent'], active: true } });
    expect((await browser.signIn('locked', password)).status).toBe(200);
  });

  it('locks a name that nobody has in the same way: the lock tells nothing', async () => {
    const browser = new Browser(gateway.url);
    for (let i = 0; i < 5; i++) expect((await browser.signIn('nobody.here', 'wrong wrong wrong')).status).toBe(401);
    expect(await browser.signIn('nobody.here', password)).toMatchObject({ status: 429, body: { reason: 'ACCOUNT_LOCKED' } });
  });

  it('lets no racing guess through once the account is locked', async () => {
    const browser = await newPerson('raced');
    const guesses = Array.from({ length: 12 }, (_, i) => new Browser(gateway.url).signIn('raced', `guess number ${i}`));
    await Promise.all(guesses);
    expect((await browser.signIn('raced', password)).body).toMatchObject({ reason: 'ACCOUNT_LOCKED' });
  });

  it('is limited for each address', async () => {
    const strict = await openGateway({}, { HOTLINE_GATEWAY_SIGN_INS_PER_MINUTE: '2' });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await new Browser(strict.url).signIn('nobody', 'x')).status);
    expect(statuses).toEqual([401, 401, 429]);
    await strict.close();
  });
});

describe('a session', () => {
  it('is over after signing out', async () => {
    const browser = await signedIn(gateway.url);
    const { cookie } = browser;
    expect((await browser.ask('DELETE', '/api/session')).status).toBe(204);
    browser.cookie = cookie;
    expect(await browser.ask('GET', '/api/session')).toMatchObject({ status: 401, body: { reason: 'NOT_SIGNED_IN' } });
  });

  it('is over when the account is no longer active', async () => {
    const browser = await newPerson('leaver');
    await browser.signIn('leaver', password);
    const admin = await signedIn(gateway.url);
    await admin.ask('PUT', '/api/accounts/leaver', { body: { name: '李静', unit: '', roles: ['agent'], active: false } });
    expect((await browser.ask('GET', '/api/session')).status).toBe(401);
    expect((await browser.signIn('leaver', password)).body).toMatchObject({ reason: 'WRONG_CREDENTIALS' });
  });

  it('ends, but for this one, with a new password', async () => {
    const browser = await newPerson('careful');
    await browser.signIn('careful', password);
    const other = await signedIn(gateway.url, 'careful', password);
    const change = (body: object) => browser.ask('PUT', '/api/session/password', { body });
    expect((await change({ current: 'wrong wrong wrong', next: 'another long word' })).body).toMatchObject({ reason: 'WRONG_CREDENTIALS' });
    expect((await change({ current: password, next: 'kurz' })).body).toMatchObject({ reason: 'PASSWORD_TOO_WEAK' });
    expect((await change({ current: password, next: 'another long word' })).status).toBe(204);
    expect((await browser.ask('GET', '/api/session')).status).toBe(200);
    expect((await other.ask('GET', '/api/session')).status).toBe(401);
  });

  it('changes nothing for a page of another site', async () => {
    const browser = await signedIn(gateway.url);
    const from = (headers: Record<string, string>) =>
      browser.ask('DELETE', '/api/session', { headers: { 'x-requested-with': '', ...headers } });
    const json = { 'content-type': 'application/json' };
    expect((await from({})).body).toMatchObject({ status: 403, reason: 'CROSS_SITE' });
    expect((await from({ ...json, origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ 'content-type': 'text/plain', origin: gateway.url })).status).toBe(403);
    expect((await browser.ask('GET', '/api/session')).status).toBe(200);
    expect((await from({ ...json, origin: gateway.url })).status).not.toBe(403);
  });
});

describe('a token', () => {
  it('names the person for the services, for ten minutes', async () => {
    const browser = await signedIn(gateway.url);
    const { body } = await browser.ask('POST', '/api/token');
    expect(await gateway.verify(body.token)).toEqual({ person: 'admin', name: '系统管理员', unit: '', roles: ['administrator'] });
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(600_000);
    expect((await browser.ask('POST', '/api/token')).body.token).toBe(body.token);
  });

  it('opens the gateway too, without a cookie and without a page', async () => {
    const { body } = await (await signedIn(gateway.url)).ask('POST', '/api/token');
    const headers = { authorization: `Bearer ${body.token}`, 'x-requested-with': '' };
    expect((await new Browser(gateway.url).ask('GET', '/api/accounts', { headers })).status).toBe(200);
    expect((await new Browser(gateway.url).ask('GET', '/api/session', { headers })).status).toBe(401);
  });

  it('changes with the roles', async () => {
    const browser = await newPerson('climber');
    await browser.signIn('climber', password);
    const { body: before } = await browser.ask('POST', '/api/token');
    const admin = await signedIn(gateway.url);
    await admin.ask('PUT', '/api/accounts/climber', { body: { name: '李静', unit: '', roles: ['reviewer'], active: true } });
    const { body: after } = await browser.ask('POST', '/api/token');
    expect([(await gateway.verify(before.token)).roles, (await gateway.verify(after.token)).roles]).toEqual([['agent'], ['reviewer']]);
  });
});

it('makes no second administrator', async () => {
  const browser = new Browser(gateway.url);
  expect((await browser.signIn('admin', adminPassword)).status).toBe(200);
  const rows = await gateway.unitOfWork.query("SELECT account FROM accounts WHERE account = 'admin'");
  expect(rows).toHaveLength(1);
});
