import type { ListNoticesRequest } from '@hotline/proto/integration/v1/notice';
import { requireOneOf } from '@hotline/platform/text';
import type { NoticeFilter } from '../../app/ports.js';
import { audiences } from '../../domain/notice.js';

const states = ['queued', 'sent', 'failed'] as const;

/** Empty fields do not filter. @throws DomainError WORD_NOT_ALLOWED */
export function toFilter({ number, occasion, audience, state }: ListNoticesRequest): NoticeFilter {
  return {
    ...(number && { number }),
    ...(occasion && { occasion }),
    ...(audience && { audience: requireOneOf('audience', audience, audiences) }),
    ...(state && { state: requireOneOf('state', state, states) }),
  };
}
