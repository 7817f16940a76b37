import { invalid } from '@hotline/platform/errors';
import { actAs, type Caller } from '@hotline/platform/lifecycle';
import { citizen } from './act.js';
import type { Appeal, Outcome, SealedContact } from './appeal.js';
import type { Attachment } from './events.js';
import { agentsChannel, type Identity, type Kind } from './words.js';

/** What came in, checked and masked. */
export interface Submission {
  channel: string;
  kind: Kind;
  category: string;
  division: string;
  address: string;
  occurredAt: Date | undefined;
  title: string;
  text: string;
  askedFor: string;
  sealedText: string;
  /** Empty: as its kind has it. */
  identity: Identity | '';
  replyWanted: boolean;
  enterprise: boolean;
  creditCode: string;
  contact: SealedContact;
  attachments: Attachment[];
  fields: Record<string, string>;
  callId: string;
}

/** What intake gives it. */
export interface Registration {
  number: string;
  codeHash: string;
  /** For the notice to the citizen. */
  sealedCode: string;
  caller: Caller;
  at: Date;
}

const submitters = ['agent', 'partner', 'citizen'];
const titleLength = 30;

/**
 * Takes an appeal in. A report is hidden from units unless its citizen says otherwise; of an anonymous one no contact is kept.
 * @throws DomainError CHANNEL_NOT_FOR_ROLE, CONTACT_MISSING, CREDIT_CODE_MISSING, ROLE_NOT_ALLOWED
 */
export function submit(submission: Submission, { number, codeHash, sealedCode, caller, at }: Registration): Outcome {
  const acting = actAs(caller, 'submitAppeal', submitters);
  const identity = submission.identity || (submission.kind === 'report' ? 'hidden' : 'open');
  const anonymous = identity === 'anonymous';
  const replyWanted = submission.replyWanted && !anonymous;
  requireChannelFor(submission.channel, acting.role);
  requireContact(replyWanted, submission);
  const appeal: Appeal = {
    ...submission,
    number,
    codeHash,
    state: 'received',
    receivedAt: at,
    title: submission.title || beginningOf(submission.text),
    identity,
    replyWanted,
    contact: anonymous ? nobody : submission.contact,
    urgency: '',
    process: '',
    orderNumber: '',
    relatedNumber: '',
    formerState: '',
    notes: [],
    supplements: [],
    urges: [],
    rating: undefined,
  };
  const actor = acting.role === 'citizen' ? citizen : acting;
  const { channel, kind, category, division, enterprise } = appeal;
  return {
    appeal,
    events: [
      {
        type: 'AppealReceived',
        number,
        at,
        actor,
        channel,
        kind,
        category,
        division,
        identity,
        replyWanted,
        enterprise,
        sealedQueryCode: sealedCode,
      },
    ],
  };
}

const nobody: SealedContact = { sealed: '', person: '', name: '', phone: '' };

const beginningOf = (text: string) => Array.from(text.replace(/\s+/g, ' ')).slice(0, titleLength).join('');

function requireChannelFor(channel: string, role: string): void {
  if (channel !== agentsChannel || role === 'agent') return;
  throw invalid('CHANNEL_NOT_FOR_ROLE', 'by telephone only an agent takes appeals in', { field: 'channel', channel, allowed: 'agent' });
}

function requireContact(replyWanted: boolean, { contact, enterprise, creditCode }: Submission): void {
  if (replyWanted && contact.person === '') {
    throw invalid('CONTACT_MISSING', 'who wants a reply must leave a telephone number', { field: 'contact.phone' });
  }
  if (enterprise && creditCode === '') {
    throw invalid('CREDIT_CODE_MISSING', 'an enterprise names its credit code', { field: 'credit_code' });
  }
}
