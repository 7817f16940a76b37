import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagram } from '@hotline/platform/lifecycle';
import { expect, it } from 'vitest';
import * as tables from '../src/domain/lifecycle.js';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

it.each([
  ['an order', diagram(tables.orderLifecycle, ['opened'], ['withdrawn', 'void'])],
  ['an assignment', diagram(tables.assignmentLifecycle, ['assigned'], ['approved', 'withdrawn'])],
  ['a suspension', diagram(tables.suspensionLifecycle, ['requested'], ['granted', 'refused', 'lapsed'])],
  ['an escalation', diagram(tables.escalationLifecycle, ['asked'], ['answered', 'lapsed'])],
  ['a callback', diagram(tables.callbackLifecycle, ['planned', 'not_owed'], ['settled', 'unreachable', 'not_owed', 'lapsed'])],
  ['an objection', diagram(tables.objectionLifecycle, ['raised'], ['upheld', 'dismissed', 'lapsed'])],
])('the README draws the table of %s', (_, drawn) => expect(readme).toContain(drawn));
