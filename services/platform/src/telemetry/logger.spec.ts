// Each spec runs a process of its own: it is about what is left of one that has ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const hooks = join(import.meta.dirname, '../messaging/testing/typescript-hooks.mjs');
const node = ['--disable-warning=ExperimentalWarning', '--experimental-transform-types', '--import', hooks];

/** Logs three lines and does `then`. @returns what came out of it, and how it ended */
async function run(then: string) {
  const program = `
    import { logger } from ${JSON.stringify(join(import.meta.dirname, 'logger.ts'))};
    const log = logger('spec');
    for (const line of ['a', 'b', 'c']) log.info({ phone: '13839612345' }, line);
    ${then}`;
  const child = spawn(process.execPath, [...node, '--input-type=module', '--eval', program], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [out, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null, string | null]>]);
  const lines = out.trim().split('\n').filter(Boolean);
  return { said: lines.map((line) => (JSON.parse(line) as { msg: string }).msg).join(), out, code, signal };
}

describe('log lines', () => {
  it('are all there when a process ends by itself, or in order after a signal', async () => {
    expect(await run('')).toMatchObject({ said: 'a,b,c', code: 0 });
    const onTerm =
      "process.on('SIGTERM', () => { log.info('ending'); process.exit(0); }); process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 10_000);";
    expect(await run(onTerm)).toMatchObject({ said: 'a,b,c,ending', code: 0 });
  });

  it('are all there when it ends by an error', async () => {
    expect(
      await run(
        "process.on('uncaughtException', (error) => { log.fatal({ err: error }, 'caught'); process.exit(1); }); throw new Error('x')",
      ),
    ).toMatchObject({
      said: 'a,b,c,caught',
      code: 1,
    });
  });

  it('are there but for those of the last moment when it is killed', async () => {
    const killed = "setTimeout(() => { log.info('last'); process.kill(process.pid, 'SIGKILL'); }, 500);";
    expect(await run(killed)).toMatchObject({ said: 'a,b,c', signal: 'SIGKILL' });
  });

  it('show nothing personal', async () => {
    expect((await run('')).out).not.toContain('13839612345');
  });
});
