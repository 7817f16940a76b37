import { invalid } from '@hotline/platform/errors';
import type { Audience, Channel } from './notice.js';

/** The text of one occasion for one audience; {braces} are filled in. */
export interface Template {
  occasion: string;
  audience: Audience;
  channel: Channel;
  text: string;
}

/** What a template may ask for. */
export const placeholders = [
  'number',
  'title',
  'unit',
  'due',
  'reason',
  'round',
  'step',
  'helper',
  'to',
  'percent',
  'query_code',
  'rating_link',
] as const;
export type Values = Partial<Record<(typeof placeholders)[number], string>>;

const braces = /\{([a-z_]+)\}/g;

/** @throws DomainError PLACEHOLDER_NOT_ALLOWED naming it and what is allowed */
export function checkTemplate(template: Template): Template {
  const allowed: readonly string[] = placeholders;
  for (const [, name = ''] of template.text.matchAll(braces)) {
    if (!allowed.includes(name)) {
      throw invalid('PLACEHOLDER_NOT_ALLOWED', `the text asks for {${name}}, which no notice knows`, {
        field: 'text',
        allowed: allowed.join(','),
      });
    }
  }
  return template;
}

/** Stays in the stored text: the query code is a secret that only the message itself shows. */
const secret = 'query_code';

/** Characters of a notice, at most; one that cannot be kept would never be told. */
const longest = 1000;

/** A value is what somebody wrote: a brace in it asks for nothing, least of all for the query code. */
const harmless = (value = ''): string => value.replaceAll('{', '｛').replaceAll('}', '｝');

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** The text with its values; what an occasion does not know stays empty. */
export const fill = (text: string, values: Values): string =>
  shortened(text.replace(braces, (brace, name: keyof Values) => (name === secret ? brace : harmless(values[name]))));

/** The text as it leaves. */
export const reveal = (text: string, queryCode: string): string => text.replaceAll(`{${secret}}`, queryCode);
