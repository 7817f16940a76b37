// Each spec runs a process of its own, with a copy of the room: what it does to itself may end it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
let folder: string;

/** Passes a step of three facts and says each; the result tells how it ended. */
function run(armed: string | undefined, room = 'index.ts') {
  const file = join(folder, 'armed');
  if (armed !== undefined) writeFileSync(file, armed);
  const program = `
    import { failpoint } from './${room}';
    for (const key of ['a', 'b', 'c'])
      try { failpoint('handling', '411700_sla', 'OrderOpened ' + key); console.log(key); } catch (error) { console.log(error.name); }
  `;
  writeFileSync(join(folder, 'program.mjs'), program);
  const env = { PATH: process.env['PATH'], HOTLINE_TEST_FAILPOINTS: file };
  const { stdout, signal, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(folder, 'program.mjs')], {
    env,
    encoding: 'utf8',
  });
  return { said: stdout.trim().split('\n').join(' '), signal, stderr };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'failpoints-'));
  for (const name of ['index.ts', 'none.ts']) cpSync(join(import.meta.dirname, name), join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a failpoint', () => {
  it('ends the process at the passing that is named', () => {
    expect(run('handling@sla:2 kill')).toMatchObject({ said: 'a', signal: 'SIGKILL' });
  });

  it('fails from a passing on', () => {
    expect(run('handling@sla:2 throw')).toMatchObject({ said: 'a FailpointStruck FailpointStruck', signal: null });
  });

  it('strikes only what it is about', () => {
    expect(run('handling@sla throw OrderOpened b')).toMatchObject({ said: 'a FailpointStruck c' });
    expect(run('handling@dispatch throw\nmid-fire@sla kill')).toMatchObject({ said: 'a b c', signal: null });
  });

  it('does nothing without a file', () => {
    expect(run(undefined)).toMatchObject({ said: 'a b c', signal: null });
  });

  it('refuses what arms nothing', () => {
    expect(run('handling@sla explode').said).toBe('Error Error Error');
  });
});

describe('an image', () => {
  it('has none', () => {
    expect(run('handling@sla kill', 'none.ts')).toMatchObject({ said: 'a b c', signal: null });
  });

  it('is left with nothing of them by the step that builds it', () => {
    const built = join(folder, 'dist/failpoints');
    for (const name of ['index', 'none']) cpSync(join(folder, `${name}.ts`), join(built, `${name}.js`));
    expect(spawnSync('sh', ['-c', scripts['without-failpoints']!], { cwd: folder }).status).toBe(0);
    expect(readFileSync(join(built, 'index.js'), 'utf8')).toBe(readFileSync(join(folder, 'none.ts'), 'utf8'));
    expect(readFileSync(join(built, 'index.js'), 'utf8')).not.toMatch(/SIGKILL|HOTLINE_TEST_FAILPOINTS/);
  });
});
