import { pageSizeOf } from '@hotline/platform/mysql';
import { requireMatch, requireOneOf, requireText } from '@hotline/platform/text';
import { invalid } from '@hotline/platform/errors';
import type { Attachment } from '../../domain/events.js';

/** May be empty. */
export const optionalText = (field: string, value: string, max: number): string => requireText(field, value, { min: 0, max });

export const optionalWord = <W extends string>(field: string, value: string, allowed: readonly W[]): W | '' =>
  value === '' ? '' : requireOneOf(field, value, allowed);

const divisionShape = /^[1-9]\d{5}(\d{3})?$/;

/** Empty, or a division's code. */
export const checkDivision = (value: string): string =>
  value === '' ? '' : requireMatch('division', value, divisionShape, '6 digits, or 9 below the county');

/** Empty, or a code of the category tree. */
export const checkCategory = (value: string): string =>
  value === '' ? '' : requireMatch('category', value, /^[A-Za-z0-9-]{1,32}$/, 'letters, digits and hyphens, at most 32');

export const requireNumber = (value: string, field = 'number'): string =>
  requireMatch(field, value, /^\d{6}(\d{3})?-\d{8}-\d{6}$/, 'a number such as 411700-20261123-000123');

const mostFields = 30;

/** What the category asks for: at most thirty short texts. */
export function checkFields(fields: Record<string, string>): Record<string, string> {
  const entries = Object.entries(fields);
  if (entries.length > mostFields)
    throw invalid('TOO_MANY', `at most ${mostFields} fields`, { field: 'fields', allowed: String(mostFields) });
  return Object.fromEntries(
    entries.map(([key, value]) => [requireText('fields', key, { max: 64 }), optionalText(`fields.${key}`, value, 500)]),
  );
}

const mostAttachments = 20;

export function checkAttachments(attachments: Attachment[]): Attachment[] {
  if (attachments.length > mostAttachments) {
    throw invalid('TOO_MANY', `at most ${mostAttachments} attachments`, { field: 'attachments', allowed: String(mostAttachments) });
  }
  return attachments.map(checkAttachment);
}

function checkAttachment({ id, name, type, size, sha256 }: Attachment): Attachment {
  return {
    id: requireText('attachments.id', id, { max: 64 }),
    name: requireText('attachments.name', name, { max: 200 }),
    type: requireMatch('attachments.type', type, /^[\w.+-]+\/[\w.+-]+$/, 'a media type'),
    size,
    sha256: requireMatch('attachments.sha256', sha256, /^[0-9a-f]{64}$/, '64 hexadecimal digits'),
  };
}

/** 0 means the default of 20; at most 100. */
export const checkPage = (pageSize: number, cursor: string) => ({ size: pageSizeOf(pageSize), cursor });
