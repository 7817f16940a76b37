import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors/index.js';
import { requireDate, requireDateAfter, requireDateBefore } from './require-date.js';
import { requireWhole } from './require-number.js';
import { requireMatch, requireOneOf, requireText, requireWords } from './require-text.js';

function refusal(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('it was not refused');
}

describe('checking a request at the edge', () => {
  const noon = new Date('2026-11-23T04:00:00Z');

  it('gives the text without the space around it, counted as a reader counts', () => {
    expect(requireText('title', ' 路灯不亮 ', { max: 4 })).toBe('路灯不亮');
    expect(requireText('title', '𠮷𠮷', { max: 2 })).toBe('𠮷𠮷');
    expect(requireText('title', '', { min: 0, max: 2 })).toBe('');
  });

  it('leaves out what no reader sees', () => {
    expect(requireText('text', '路\u0000灯\u001b\n\t不亮', { max: 10 })).toBe('路灯\n\t不亮');
    expect(requireText('text', '灯\ud83d', { max: 10 })).toBe('灯\ufffd');
  });

  it('masks private numbers in what people at work write, not those of an office', () => {
    const written = '已联系 13800001234（411702199003071234），咨询请拨 0396-2812345 或写信 office@example.cn';
    expect(requireWords('words', written, { max: 200 })).toBe('已联系 [电话]（[证件号]），咨询请拨 0396-2812345 或写信 office@example.cn');
  });

  it.each([
    ['FIELD_MISSING', () => requireText('title', '  ', { max: 4 })],
    ['FIELD_TOO_SHORT', () => requireText('title', '灯', { min: 2, max: 4 })],
    ['FIELD_TOO_LONG', () => requireText('title', '路灯不亮了', { max: 4 })],
    ['WORD_NOT_ALLOWED', () => requireOneOf('title', 'x', ['a', 'b'])],
    ['FIELD_MALFORMED', () => requireMatch('title', 'x', /^\d+$/, 'digits')],
    ['FIELD_MISSING', () => requireDate('title', undefined)],
    ['FIELD_MALFORMED', () => requireDate('title', new Date(Number.NaN))],
    ['DATE_TOO_EARLY', () => requireDateAfter('title', noon, noon)],
    ['DATE_TOO_LATE', () => requireDateBefore('title', new Date(noon.getTime() + 1), noon)],
    ['NUMBER_NOT_ALLOWED', () => requireWhole('title', 6, { min: 1, max: 5 })],
  ])('refuses with %s and names the field', (reason, act) => {
    expect(refusal(act)).toMatchObject({ kind: 'invalid', reason, metadata: { field: 'title' } });
  });

  it('lists the allowed words', () => {
    expect(refusal(() => requireOneOf('kind', 'x', ['a', 'b'])).metadata).toEqual({ field: 'kind', allowed: 'a,b' });
  });
});
