import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDocument, writeDocument } from './document-json.js';

const anything = fc.anything({
  withDate: true,
  values: [
    fc.string(),
    fc.date({ noInvalidDate: true }).map((date) => `@${date.toISOString()}`),
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
  ],
});

it('gives every document back as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), anything), (document) => {
      fc.pre(!JSON.stringify(document).includes('__proto__'));
      expect(readDocument(writeDocument(document))).toEqual(document);
    }),
  );
});

it('keeps a text that looks like a time a text', () => {
  expect(readDocument(writeDocument({ text: '2026-11-23T08:00:00.000Z', marked: '@2026-11-23T08:00:00.000Z' }))).toEqual({
    text: '2026-11-23T08:00:00.000Z',
    marked: '@2026-11-23T08:00:00.000Z',
  });
});
