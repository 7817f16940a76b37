import { describe, expect, it } from 'vitest';
import { checkTemplate, fill, reveal, type Template } from './template.js';

const template = (text: string): Template => ({ occasion: 'order_closed', audience: 'citizen', channel: 'sms', text });

describe('a template', () => {
  it('fills its braces and leaves the unknown empty', () => {
    expect(fill('【12345】{number}已办结。{reason}', { number: '411700-20260302-000001' })).toBe('【12345】411700-20260302-000001已办结。');
  });

  it('keeps the query code out of what is stored', () => {
    const stored = fill('编号{number}，查询码{query_code}', { number: 'n1', query_code: 'ABCD2345' });
    expect(stored).toBe('编号n1，查询码{query_code}');
    expect(reveal(stored, 'ABCD2345')).toBe('编号n1，查询码ABCD2345');
  });

  it('gives the query code to no value that asks for it', () => {
    const stored = fill('{title}有新进展', { title: '{query_code}' });
    expect(reveal(stored, 'ABCD2345')).toBe('｛query_code｝有新进展');
  });

  it('is cut when its values make it longer than a notice may be, never within a character', () => {
    const text = fill('{title}{reason}{helper}', { title: '字'.repeat(500), reason: '😀'.repeat(499), helper: '字'.repeat(200) });
    expect(Array.from(text)).toHaveLength(1000);
    expect(text.endsWith('😀…')).toBe(true);
  });

  it('refuses a brace that no notice knows, and says which are known', () => {
    expect(() => checkTemplate(template('{phone}'))).toThrow(expect.objectContaining({ reason: 'PLACEHOLDER_NOT_ALLOWED' }));
    expect(checkTemplate(template('{number}'))).toBeTruthy();
  });
});
