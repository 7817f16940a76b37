import { requireOneOf, requireText } from '@hotline/platform/text';
import type { Template as Message } from '@hotline/proto/integration/v1/template';
import { audiences, channels } from '../../domain/notice.js';
import type { Template } from '../../domain/template.js';

/** @throws DomainError FIELD_MISSING, FIELD_TOO_LONG, WORD_NOT_ALLOWED */
export const toTemplate = (message: Message | undefined): Template => ({
  occasion: requireText('template.occasion', message?.occasion ?? '', { min: 1, max: 64 }),
  audience: requireOneOf('template.audience', message?.audience ?? '', audiences),
  channel: requireOneOf('template.channel', message?.channel ?? '', channels),
  text: requireText('template.text', message?.text ?? '', { min: 1, max: 500 }),
});
