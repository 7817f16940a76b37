import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from './support/browser.js';
import { openGateway, type OpenGateway } from './support/open-gateway.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const password = 'ein "schönes" \\ Wort';
let gateway: OpenGateway;

beforeAll(async () => {
  gateway = await openGateway();
  const csv = await readFile(`${root}infra/starter/people.csv`, 'utf8');
  await (await signedIn(gateway.url)).ask('POST', '/api/accounts/import', { body: { csv, password } });
});
afterAll(() => gateway?.close());

const token = (who: string, word = password) =>
  promisify(execFile)(`${root}scripts/token`, [who], { env: { ...process.env, GATEWAY_URL: gateway.url, GATEWAY_PASSWORD: word } });

describe('scripts/token', () => {
  it.each([
    ['dispatcher', { person: 'dispatcher1', roles: ['dispatcher'] }],
    ['agent2', { person: 'agent2', roles: ['agent'] }],
  ])('prints a token for %s and leaves no session', async (who, caller) => {
    const { stdout } = await token(who);
    expect(await gateway.verify(stdout.trim())).toMatchObject(caller);
    const open = await gateway.unitOfWork.query('SELECT account FROM sessions WHERE account = ?', [caller.person]);
    expect(open).toEqual([]);
  });

  it('says why there is none', async () => {
    await expect(token('dispatcher', 'wrong wrong wrong')).rejects.toMatchObject({
      stderr: expect.stringContaining('dispatcher1 cannot sign in'),
    });
  });
});
