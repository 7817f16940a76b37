import { expect, it } from 'vitest';
import { gramsOf } from './grams.js';

it.each([
  ['路灯不亮', ['路灯', '灯不', '不亮']],
  ['ＡＢ 路灯', ['ab', '路灯']],
  ['哈哈哈', ['哈哈']],
  ['灯', []],
  ['路灯，路灯', ['路灯']],
])('%s is found by its pairs', (text, grams) => {
  expect(gramsOf(text)).toEqual(grams);
});
