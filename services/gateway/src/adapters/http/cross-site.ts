import { forbidden } from '@hotline/platform/errors';
import type { FastifyRequest } from 'fastify';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
const notFromForms = /^application\/(json|proto)\b/;

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : '');

/**
 * What changes something on the strength of a cookie must come from one of our own pages: it carries a header that a foreign page
 * cannot set, or a content type that a form cannot send together with an origin of ours.
 * @throws DomainError CROSS_SITE
 */
export function requireOwnPage({ method, headers, host }: FastifyRequest, origins: readonly string[]): void {
  if (safe.has(method) || headers['x-requested-with'] === 'hotline') return;
  const { origin = '' } = headers;
  const ours = origins.includes(origin) || (origin !== '' && hostOf(origin) === host);
  if (ours && notFromForms.test(headers['content-type'] ?? '')) return;
  throw forbidden('CROSS_SITE', 'send the header x-requested-with: hotline, or JSON from a page of this address', { origin });
}
