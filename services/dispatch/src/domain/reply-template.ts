import { illegal, invalid } from '@hotline/platform/errors';

/** Words that a reply can start from. */
export interface ReplyTemplate {
  code: string;
  version: number;
  name: string;
  /** Fits categories that begin so; empty: all. */
  categoryPrefix: string;
  text: string;
  state: 'published' | 'retired';
  publishedAt: Date;
}

const placeholders = ['number', 'title', 'unit', 'phone', 'due'];

/**
 * New, or the next version of `former`; a retired one is offered again.
 * @throws DomainError PLACEHOLDER_UNKNOWN listing those that can be filled in
 */
export function publishTemplate(
  former: ReplyTemplate | undefined,
  words: Pick<ReplyTemplate, 'code' | 'name' | 'categoryPrefix' | 'text'>,
  at: Date,
): ReplyTemplate {
  const unknown = [...words.text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!).find((name) => !placeholders.includes(name));
  if (unknown !== undefined)
    throw invalid('PLACEHOLDER_UNKNOWN', `{${unknown}} cannot be filled in`, { placeholder: unknown, allowed: placeholders.join(',') });
  return { ...words, version: (former?.version ?? 0) + 1, state: 'published', publishedAt: at };
}

export function retireTemplate(template: ReplyTemplate): ReplyTemplate {
  if (template.state === 'retired') throw illegal('ILLEGAL_STATE', `${template.code} is retired already`, { state: template.state });
  return { ...template, state: 'retired' };
}
