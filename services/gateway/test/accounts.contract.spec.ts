import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type Browser } from './support/browser.js';
import { openGateway, type OpenGateway } from './support/open-gateway.js';

const password = 'eine lange Losung';
let gateway: OpenGateway;
let admin: Browser;

beforeAll(async () => {
  gateway = await openGateway();
  admin = await signedIn(gateway.url);
});
afterAll(() => gateway?.close());

const create = (body: object) => admin.ask('POST', '/api/accounts', { body: { name: '李静', roles: ['agent'], password, ...body } });
const importPeople = (csv: string) => admin.ask('POST', '/api/accounts/import', { body: { csv, password } });

describe('accounts', () => {
  it('are made, changed and listed by an administrator; no answer shows a hash', async () => {
    expect(await create({ account: 'li.jing', roles: ['handler'], unit: 'water' })).toMatchObject({
      status: 201,
      body: { account: 'li.jing', active: true },
    });
    const body = { name: '李静', unit: 'lights', roles: ['handler', 'unit_head'], active: true };
    expect((await admin.ask('PUT', '/api/accounts/li.jing', { body })).body).toMatchObject(body);
    const listed = await admin.ask('GET', '/api/accounts?search=li');
    expect(listed.body).toEqual({ accounts: [{ account: 'li.jing', lockedUntil: '', ...body }], nextCursor: '' });
    expect(JSON.stringify(listed.body)).not.toContain('argon2');
  });

  it('are listed a page at a time', async () => {
    for (const account of ['page1', 'page2', 'page3']) await create({ account });
    const first = await admin.ask('GET', '/api/accounts?search=page&pageSize=2');
    expect(first.body.accounts.map((each: { account: string }) => each.account)).toEqual(['page1', 'page2']);
    const second = await admin.ask('GET', `/api/accounts?search=page&pageSize=2&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ accounts: [{ account: 'page3' }], nextCursor: '' });
  });

  it.each([
    [{ account: 'admin' }, 409, 'ACCOUNT_EXISTS'],
    [{ account: 'Admin' }, 400, 'FIELD_MALFORMED'],
    [{ account: 'x1', roles: ['emperor'] }, 400, 'WORD_NOT_ALLOWED'],
    [{ account: 'x1', roles: ['handler'] }, 400, 'UNIT_MISSING'],
    [{ account: 'x1', password: 'kurz' }, 400, 'PASSWORD_TOO_WEAK'],
    [{ account: 'x1', passwordHash: 'x' }, 400, 'BAD_REQUEST_FIELD'],
    [{ account: 7 }, 400, 'BAD_REQUEST_FIELD'],
  ])('refuse %j', async (body, status, reason) => {
    expect(await create(body)).toMatchObject({ status, body: { reason, status } });
  });

  it('are nobody else’s', async () => {
    await create({ account: 'curious' });
    const curious = await signedIn(gateway.url, 'curious', password);
    for (const [method, path, body] of [
      ['GET', '/api/accounts', undefined],
      ['POST', '/api/accounts', { account: 'x1', name: 'x', roles: ['agent'], password }],
      ['PUT', '/api/accounts/curious', { name: 'x', unit: '', roles: ['administrator'], active: true }],
      ['POST', '/api/accounts/import', { csv: '', password }],
    ] as const) {
      expect(await curious.ask(method, path, { body })).toMatchObject({ status: 403, body: { reason: 'ROLE_NOT_ALLOWED' } });
    }
  });

  it('never lose their own administrator by mistake', async () => {
    const body = { name: 'x', unit: '', roles: ['agent'], active: true };
    expect((await admin.ask('PUT', '/api/accounts/admin', { body })).body).toMatchObject({ reason: 'OWN_ACCOUNT' });
    expect((await admin.ask('PUT', '/api/accounts/nobody', { body })).body).toMatchObject({ status: 404, reason: 'ACCOUNT_NOT_FOUND' });
  });

  it('leave audit lines that tell who did it', async () => {
    const rows = await gateway.unitOfWork.query<{ person: string; action: string }>(
      "SELECT person, action FROM audit WHERE subject = 'li.jing' ORDER BY seq",
    );
    expect(rows).toEqual([
      { person: 'admin', action: 'createAccount' },
      { person: 'admin', action: 'changeAccount' },
    ]);
  });
});

describe('a sheet of people', () => {
  it('of the starter data becomes accounts, and a second time changes nothing', async () => {
    const csv = await readFile(new URL('../../../infra/starter/people.csv', import.meta.url), 'utf8');
    const lines = csv.trim().split('\n').length - 1;
    expect((await importPeople(csv)).body).toEqual({ created: lines, changed: 0 });
    expect((await importPeople(csv)).body).toEqual({ created: 0, changed: lines });
    expect((await signedIn(gateway.url, 'agent1', password)).cookie).not.toBe('');
  });

  it('changes people, not their passwords', async () => {
    await importPeople('account,name,roles,unit\nmover,赵强,agent,\n');
    await admin.ask('POST', '/api/accounts/import', {
      body: { csv: 'account,name,roles,unit\nmover,赵强,handler;keeper,water\n', password: 'another long word' },
    });
    const mover = await signedIn(gateway.url, 'mover', password);
    expect((await mover.ask('GET', '/api/session')).body).toMatchObject({ unit: 'water', roles: ['handler', 'keeper'] });
  });

  it.each([
    ['a column missing', 'account,name\nx1,李静\n', 'COLUMN_MISSING'],
    ['a bad line', 'account,name,roles,unit\nx1,李静,agent,\nx2,李静,emperor,\n', 'BAD_ROWS'],
    ['a broken sheet', 'account,name,roles,unit\n"x1,李静', 'BAD_SHEET'],
  ])('with %s is refused as a whole', async (_what, csv, reason) => {
    expect(await importPeople(csv)).toMatchObject({ status: 400, body: { reason } });
    expect((await admin.ask('GET', '/api/accounts?search=x1')).body.accounts).toEqual([]);
  });
});
