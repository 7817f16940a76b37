import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagram } from '@hotline/platform/lifecycle';
import { expect, it } from 'vitest';
import { placementLifecycle, returnLifecycle } from '../src/domain/lifecycle.js';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

it.each([
  ['placement', diagram(placementLifecycle, ['queued'], [])],
  ['return', diagram(returnLifecycle, ['requested'], ['ruled_against_unit', 'lapsed'])],
])('the README draws the table of a %s', (_, drawn) => expect(readme).toContain(drawn));
