import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagram } from '@hotline/platform/lifecycle';
import { expect, it } from 'vitest';
import { defaultPolicy, extensionEnds, extensionLifecycle, extensionStarts, limitedKinds } from '../src/domain/index.js';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

it('the README draws the table of an extension', () =>
  expect(readme).toContain(diagram(extensionLifecycle, extensionStarts, extensionEnds)));

it.each([...Object.keys(defaultPolicy), ...limitedKinds])('the README explains %s of the policy', (field) =>
  expect(readme).toContain(`\`${field}\``),
);
