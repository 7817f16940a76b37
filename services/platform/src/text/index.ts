export { maskPersonal, maskPrivate } from './mask-personal.js';
export { requireDate, requireDateAfter, requireDateBefore } from './require-date.js';
export { requireMatch, requireOneOf, requireText, requireWords, type Lengths } from './require-text.js';
export { requireWhole } from './require-number.js';
export { gramsOf } from './grams.js';
