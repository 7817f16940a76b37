/** RFC 9457 with a reason to go by. */
const problem = {
  description: 'Refused: `reason` says why for programs, `detail` for people.',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          reason: { type: 'string', description: 'UPPER_SNAKE, never renamed' },
          metadata: { type: 'object', additionalProperties: { type: 'string' }, description: 'what was wrong and what is allowed' },
          trace: { type: 'string' },
        },
      },
    },
  },
} as const;

export const refusals = { '4xx': problem, '5xx': problem } as const;

const idempotencyKey = {
  type: 'string',
  pattern: '^[A-Za-z0-9_-]{16,64}$',
  description: 'a fresh random word for each thing to be done (a UUID is fine); a retry repeats it and gets the first answer',
} as const;

const queryCode = {
  type: 'string',
  minLength: 1,
  maxLength: 64,
  description: 'the secret that was shown when the appeal was submitted',
} as const;

export const withKey = { type: 'object', required: ['idempotency-key'], properties: { 'idempotency-key': idempotencyKey } } as const;
export const withCode = { type: 'object', required: ['x-query-code'], properties: { 'x-query-code': queryCode } } as const;
export const withKeyAndCode = {
  type: 'object',
  required: ['idempotency-key', 'x-query-code'],
  properties: { 'idempotency-key': idempotencyKey, 'x-query-code': queryCode },
} as const;
