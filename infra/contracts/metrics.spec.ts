import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const namesIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** Every instrument that the code makes. */
const made = readdirSync(join(root, 'services'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\/src\/.*\.ts$/.test(name) && !/(^|\/)(node_modules|dist)\/|\.spec\.ts$/.test(name))
  .flatMap((name) => namesIn(readFileSync(join(root, 'services', name), 'utf8'), /meter\.create\w+\(\s*'(\w+)'/g));

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort((a, b) => a.localeCompare(b));

it('infra/metrics.md lists every metric, and no other', () => {
  const page = readFileSync(join(root, 'infra/metrics.md'), 'utf8');
  expect(sorted(namesIn(page, /^\| `(hotline_\w+)` \|/gm))).toEqual(sorted(made));
});
