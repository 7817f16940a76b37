// Citizens write numbers as they speak them: 138 1234 5678, 0396-2812345, （0396）2812345, in full-width digits, with dashes.
const gap = '[\\s\\-－—·]?';
const digit = '[0-9０-９]';
const notDigitBefore = '(?<![0-9０-９])';
const notDigitAfter = '(?![0-9０-９])';
const spaced = (count: number) => `(?:${gap}${digit}){${count}}`;

const email = /[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+/g;
const identity = new RegExp(`${notDigitBefore}[1-8１-８]${spaced(16)}${gap}[0-9０-９xXｘＸ]${notDigitAfter}`, 'g');
const mobile = new RegExp(`${notDigitBefore}(?:[+＋]?(?:86|８６)${gap})?[1１]${gap}[3-9３-９]${spaced(9)}${notDigitAfter}`, 'g');
const landline = new RegExp(
  `${notDigitBefore}[(（]?[0０]${digit}{2,3}[)）]?${gap}[2-8２-８]${spaced(6)}(?:${gap}${digit})?${notDigitAfter}`,
  'g',
);

/** Replaces mobile and identity numbers only: what offices write may name their own landline or mail address, which are public. */
export function maskPrivate(text: string): string {
  return text.replace(identity, '[证件号]').replace(mobile, '[电话]');
}

/** Replaces telephone numbers, identity numbers and mail addresses by a word in brackets. The 12345-like public numbers stay. */
export function maskPersonal(text: string): string {
  return maskPrivate(text.replace(email, '[邮箱]')).replace(landline, '[电话]');
}
