import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const fixtures = join(import.meta.dirname, 'fixtures');
const names = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

interface Report {
  diagnostics: { filename: string; code: string }[];
}

/** The fixtures are copied away because the linter is told to skip them where they stand. */
describe('the rooms that lint enforces', () => {
  const copy = mkdtempSync(join(tmpdir(), 'rooms-'));
  let refused = new Set<string>();

  beforeAll(() => {
    cpSync(fixtures, copy, { recursive: true });
    const lint = ['--format', 'json', '-c', join(root, '.oxlintrc.json'), '--no-ignore', copy];
    const output = runToTheEnd(join(root, 'node_modules/.bin/oxlint'), lint);
    const { diagnostics } = JSON.parse(output) as Report;
    refused = new Set(diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => basename(filename)));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it.each(names.filter((name) => !name.endsWith('fine.ts')))('refuse %s', (name) => {
    expect(refused).toContain(basename(name));
  });

  it('let a lawful import pass', () => {
    expect([...refused].filter((name) => name === 'fine.ts')).toEqual([]);
  });
});

/** The linter ends with 1 where it refuses, which is what is wanted here. */
function runToTheEnd(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', cwd: root });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
