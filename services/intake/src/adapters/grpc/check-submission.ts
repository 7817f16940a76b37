import { normalisePhone } from '@hotline/platform/crypto';
import { requireMatch, requireOneOf, requireText } from '@hotline/platform/text';
import type { AddToAppealRequest, Contact as ContactMessage, SubmitAppealRequest } from '@hotline/proto/intake/v1/submission';
import type { Contact } from '../../app/ports.js';
import type { PlainSubmission } from '../../app/submit-appeal.js';
import { identities, kinds } from '../../domain/words.js';
import { checkAttachments, checkCategory, checkDivision, checkFields, optionalText, optionalWord } from './check.js';

/** @throws DomainError naming the field and what is allowed */
export function checkSubmission(request: SubmitAppealRequest): PlainSubmission {
  return {
    channel: requireText('channel', request.channel, { max: 32 }),
    kind: requireOneOf('kind', request.kind, kinds),
    category: checkCategory(request.category),
    division: checkDivision(request.division),
    address: optionalText('address', request.address, 200),
    occurredAt: request.occurredAt,
    title: optionalText('title', request.title, 100),
    text: requireText('text', request.text, { max: 5000 }),
    askedFor: optionalText('asked_for', request.askedFor, 500),
    identity: optionalWord('identity', request.identity, identities),
    replyWanted: request.replyWanted,
    enterprise: request.enterprise || request.creditCode !== '',
    creditCode: checkCreditCode(request.creditCode),
    contact: checkContact(request.contact),
    attachments: checkAttachments(request.attachments),
    fields: checkFields(request.fields),
    callId: optionalText('call_id', request.callId, 64),
  };
}

function checkContact(contact: ContactMessage | undefined): Contact {
  const { name = '', phone = '', identityNumber = '' } = contact ?? {};
  return {
    name: optionalText('contact.name', name, 50),
    phone: checkPhone('contact.phone', phone),
    identityNumber:
      identityNumber === '' ? '' : requireMatch('contact.identity_number', identityNumber, /^\d{17}[\dX]$/, '17 digits and a digit or X'),
  };
}

/** Empty, or a number that can be called. */
export function checkPhone(field: string, phone: string): string {
  const digits = normalisePhone(phone);
  return phone === '' ? '' : requireMatch(field, digits, /^\d{5,15}$/, '5 to 15 digits');
}

const checkCreditCode = (code: string): string =>
  code === '' ? '' : requireMatch('credit_code', code, /^[0-9A-HJ-NPQRTUWXY]{18}$/, 'the 18 characters of a unified social credit code');

/** @throws DomainError FIELD_MISSING when neither text nor attachment is there */
export function checkSupplement({ text, attachments }: AddToAppealRequest) {
  const checked = checkAttachments(attachments);
  return { text: requireText('text', text, { min: checked.length > 0 ? 0 : 1, max: 2000 }), attachments: checked };
}
