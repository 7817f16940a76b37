import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysOf } from '../../../scripts/lib/stack/keys.ts';
import { environment, root, type Plan } from '../../../scripts/lib/stack/plan.ts';
import { startDatabase, stopServers } from '../../../scripts/lib/stack/servers.ts';
import { planFor } from './support/installation.ts';
import { ended, type Ended } from './support/programs.ts';

let plan: Plan;
let mysql: string;

beforeAll(async () => {
  plan = await planFor('starting');
  mysql = startDatabase({ ...plan, folder: join(plan.folder, 'given') });
}, 60_000);
afterAll(() => {
  stopServers(join(plan.folder, 'given'));
  stopServers(plan.folder);
});

const bare = { PATH: process.env['PATH'] ?? '' };

/** What scripts/up does once everything is compiled. */
function up(env: Record<string, string> = {}, ...options: string[]): Promise<Ended> {
  const { folder, gatewayPort, portBase } = plan;
  const place = ['--folder', folder, '--port', String(gatewayPort), '--port-base', String(portBase)];
  return ended(process.execPath, [join(root, 'scripts/lib/up.ts'), '--detach', ...place, ...options], { ...bare, ...env });
}

const script = (name: string, ...words: string[]): Promise<Ended> =>
  ended(process.execPath, [join(root, 'scripts/lib', name), ...words, '--folder', plan.folder], bare);
const down = () => script('down.ts');
const token = (role: string) => script('token.ts', role);

/** The host by itself. */
function host(change: Record<string, string>, ...names: string[]): Promise<Ended> {
  const env = { ...bare, NODE_ENV: 'production', ...environment(plan, keysOf(plan.folder), mysql), ...change };
  return ended(process.execPath, [join(root, 'services/host/dist/main.js'), ...names], env);
}

describe('scripts/up', () => {
  it('says where everything is; a second one says that it runs; scripts/down ends it', async () => {
    const first = await up({ HOTLINE_MYSQL: mysql });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain(`http://127.0.0.1:${plan.gatewayPort}`);
    expect(first.stdout).toMatch(/sign in as +admin \/ rexian-/);
    expect(await token('agent')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/) as string });
    expect(await token('nobody')).toMatchObject({ code: 1, stderr: expect.stringContaining('WRONG_CREDENTIALS') as string });
    const second = await up();
    expect(second.code).toBe(0);
    expect(second.stdout.trim()).toBe(`It runs already, at http://127.0.0.1:${plan.gatewayPort}. scripts/down stops it.`);
    expect(await down()).toMatchObject({ code: 0, stdout: 'Stopped.\n' });
    expect(await down()).toMatchObject({ code: 0, stdout: 'Nothing was running.\n' });
    await expect(fetch(`http://127.0.0.1:${plan.gatewayPort}/healthz`)).rejects.toThrow('fetch failed');
  }, 120_000);

  it.each([
    ['the gateway', 0],
    ['handling', 2],
  ])('names the port that is taken, and that %s needs it', async (what, offset) => {
    const port = what === 'the gateway' ? plan.gatewayPort : plan.portBase + offset;
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const { code, stderr } = await up({ HOTLINE_MYSQL: mysql });
    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`It did not start. Port ${port} is in use, and ${what} needs it.`);
  });

  it.each([
    ['a wrong database password', { HOTLINE_MYSQL: 'root:not-it@' }, 'wrong name or password'],
    ['a variable that nobody reads', { HOTLINE_DATABSE_POOL: '3' }, 'unknown variable HOTLINE_DATABSE_POOL'],
    ['a value that is not allowed', { HOTLINE_LOG_LEVEL: 'loud' }, 'HOTLINE_LOG_LEVEL=loud is not allowed'],
    ['a database server that is not named as one', { HOTLINE_MYSQL: 'localhost' }, '[user[:password]@]host:port'],
  ])('does not start with %s, and says so', async (_what, env, sentence) => {
    const place = 'HOTLINE_MYSQL' in env && env.HOTLINE_MYSQL.endsWith('@') ? { HOTLINE_MYSQL: env.HOTLINE_MYSQL + mysql } : {};
    const { code, stderr } = await up({ HOTLINE_MYSQL: mysql, ...env, ...place });
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('not-it');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [['--port', 'abc'], '--port abc is no port'],
    [['--colour'], "Unknown option '--colour'"],
  ])('does not understand %j, and says so', async (options, sentence) => {
    expect(await up({}, ...options)).toMatchObject({ code: 1, stderr: expect.stringContaining(sentence) as string });
  });
});

describe('the host', () => {
  it.each([
    [
      'a service that there is not',
      {},
      ['gamma'],
      'unknown service gamma; there are intake, dispatch, handling, sla, integration, gateway',
    ],
    ['a wrong password', { HOTLINE_DATABASE_PASSWORD: 'not-it' }, ['intake'], 'wrong name or password'],
    ['no tenant', { HOTLINE_TENANT: '' }, ['intake'], 'HOTLINE_TENANT'],
  ])('does not start with %s, and says so', async (_what, change, names, sentence) => {
    const { code, stderr } = await host(change, ...names);
    expect(code).toBe(1);
    expect(stderr).toContain(`host cannot start: `);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('not-it');
  });
});
