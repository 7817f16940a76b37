import { describe, expect, it } from 'vitest';
import { completion } from './testing/pairs/completion.js';
import { extension } from './testing/pairs/extension.js';
import { rejection } from './testing/pairs/rejection.js';
import { returns } from './testing/pairs/returns.js';
import { split } from './testing/pairs/split.js';
import { suspension } from './testing/pairs/suspension.js';
import { urgency } from './testing/pairs/urgency.js';

/** Two events in a row, each with its reason; the pairs are in testing/pairs. */
describe.each([
  ['extension and …', extension],
  ['suspension and …', suspension],
  ['rejection, objection and …', rejection],
  ['return and …', returns],
  ['urgency and …', urgency],
  ['submission, end and …', completion],
  ['split and …', split],
])('two in a row: %s', (_, pairs) => {
  it.each(pairs)('%s', (_reason, story, expected) => {
    const told = story();
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, told.named(name)]))).toEqual(expected);
  });
});
