import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const namesIn = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();

const rules = read('infra/alerts/hotline.rules.yaml');
const alerts = namesIn(rules, /- alert: (\w+)/g);
const measured = namesIn(read('infra/metrics.md'), /^\| `(hotline_\w+)` \|/gm);

it('alerts speak of metrics that there are', () => {
  const named = namesIn(rules, /\b(hotline_\w+?)(?:_bucket|_count|_sum)?\b(?=[{[)]| [>=])/g);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !measured.includes(name))).toEqual([]);
});

it("the operator's page says what to do for each alert, and for no other", () => {
  const page = read('infra/operations.md');
  expect(namesIn(page, /^\| `([A-Z]\w+)` \|/gm)).toEqual(alerts);
});

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

it.skipIf(!hasPromtool)('Prometheus understands the alerts, and they fire when they shall', () => {
  const promtool = (...words: string[]) => execFileSync('promtool', words, { cwd: join(root, 'infra/alerts'), encoding: 'utf8' });
  expect(promtool('check', 'rules', 'hotline.rules.yaml')).toContain('SUCCESS');
  expect(promtool('test', 'rules', 'hotline.test.yaml')).toContain('SUCCESS');
});
