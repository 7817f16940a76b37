import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeConfiguration } from '../src/describe.js';

it('infra/settings.md lists every variable as it is; scripts/settings-page writes it anew', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../infra/settings.md'), 'utf8')).toBe(describeConfiguration());
});
