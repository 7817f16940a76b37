import { invalid } from '@hotline/platform/errors';
import type { SubmitAppealRequest } from '@hotline/proto/intake/v1/submission';
import type { FastifyInstance } from 'fastify';
import type { CitizenCalls } from './citizen-calls.js';
import { refusals, withKey } from './common-schemas.js';
import { submission, submitted } from './schemas.js';

interface Submission {
  channel?: string;
  kind: string;
  category?: string;
  division?: string;
  address?: string;
  occurredAt?: string;
  title?: string;
  text: string;
  askedFor?: string;
  identity?: string;
  replyWanted?: boolean;
  contact?: { name?: string; phone?: string; identityNumber?: string };
  enterprise?: boolean;
  creditCode?: string;
  fields?: Record<string, string>;
}

/** A schema's date-time may be a moment that no clock here knows: a leap second. @throws DomainError BAD_REQUEST_FIELD */
function momentOf(occurredAt: string): Date {
  const moment = new Date(occurredAt);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw invalid('BAD_REQUEST_FIELD', 'body/occurredAt is no moment', { field: 'occurredAt', in: 'body' });
}

const toRequest = ({ occurredAt, contact, ...given }: Submission): SubmitAppealRequest => ({
  channel: 'web',
  category: '',
  division: '',
  address: '',
  title: '',
  askedFor: '',
  identity: '',
  replyWanted: true,
  enterprise: false,
  creditCode: '',
  fields: {},
  ...given,
  occurredAt: occurredAt === undefined ? undefined : momentOf(occurredAt),
  contact: contact && { name: '', phone: '', identityNumber: '', ...contact },
  attachments: [],
  callId: '',
});

const schema = {
  summary: 'Submit an appeal',
  tags: ['appeals'],
  headers: withKey,
  body: submission,
  response: { 201: submitted, ...refusals },
};

export function submitRoute(app: FastifyInstance, { intake, options }: CitizenCalls): void {
  app.post<{ Body: Submission }>('/appeals', { schema }, async (request, reply) => {
    const { number, queryCode } = await intake.submitAppeal(toRequest(request.body), await options(request, reply));
    return reply.code(201).header('location', `/public/v1/appeals/${number}`).send({ number, queryCode });
  });
}
