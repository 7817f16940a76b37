import { describe, expect, it } from 'vitest';
import { maskPersonal } from './mask-personal.js';

describe('masking personal data in what citizens write', () => {
  it.each([
    ['请联系13800001234王先生', '请联系[电话]王先生'],
    ['电话 138 0000 1234。', '电话 [电话]。'],
    ['电话138-0000-1234', '电话[电话]'],
    ['１３８００００１２３４', '[电话]'],
    ['+86 13800001234', '[电话]'],
    ['座机0396-2812345或（0396）2812345', '座机[电话]或[电话]'],
    ['021 58888888', '[电话]'],
    ['身份证411702199001011234', '身份证[证件号]'],
    ['身份证 411702 19900101 123X', '身份证 [证件号]'],
    ['邮箱wang.xm+a@example.com.cn，谢谢', '邮箱[邮箱]，谢谢'],
  ])('%s → %s', (text, masked) => expect(maskPersonal(text)).toBe(masked));

  it.each([
    '拨打12345热线',
    '2026年1月1日10:30',
    '金额1380000元',
    '工单411700-20261123-000123',
    '文号豫政〔2022〕20号',
    '3号楼2单元1201室',
  ])('leaves %s alone', (text) => expect(maskPersonal(text)).toBe(text));
});
