// What the public API takes and gives, as its OpenAPI document shows it. Nothing else is taken: unknown fields are refused.

const text = (maxLength: number, description: string) => ({ type: 'string', maxLength, description }) as const;

export const submission = {
  type: 'object',
  required: ['kind', 'text'],
  additionalProperties: false,
  properties: {
    channel: { type: 'string', enum: ['web', 'wechat', 'app', 'sms'], description: 'how the appeal came in; web unless told' },
    kind: { type: 'string', enum: ['consult', 'help', 'complaint', 'report', 'suggestion', 'praise'] },
    category: text(64, "a guess at the category's code"),
    division: { type: 'string', pattern: '^([0-9]{6}|[0-9]{9})$', description: "division code; the centre's own unless told" },
    address: text(200, 'where it is'),
    occurredAt: { type: 'string', format: 'date-time' },
    title: text(100, "the text's beginning unless told"),
    text: { type: 'string', minLength: 1, maxLength: 5000 },
    askedFor: text(500, 'what should be done'),
    identity: { type: 'string', enum: ['open', 'hidden', 'anonymous'], description: 'hidden for a report, else open, unless told' },
    replyWanted: { type: 'boolean', description: 'true unless told' },
    contact: {
      type: 'object',
      additionalProperties: false,
      description: 'encrypted; not kept when anonymous',
      properties: { name: text(50, ''), phone: text(32, ''), identityNumber: text(32, '') },
    },
    enterprise: { type: 'boolean' },
    creditCode: text(18, "an enterprise's"),
    fields: {
      type: 'object',
      maxProperties: 50,
      additionalProperties: { type: 'string', maxLength: 500 },
      description: 'what the category asks for',
    },
  },
} as const;

export const submitted = {
  description: 'Taken in. Keep the query code: it is shown here only.',
  type: 'object',
  required: ['number', 'queryCode'],
  properties: { number: { type: 'string' }, queryCode: { type: 'string' } },
} as const;

export const supplement = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: { text: { type: 'string', minLength: 1, maxLength: 2000 } },
} as const;

export const urging = { type: 'object', additionalProperties: false, properties: { words: text(500, '') } } as const;

export const urged = { description: 'How often it was urged.', type: 'object', properties: { urges: { type: 'integer' } } } as const;

export const withdrawal = { type: 'object', additionalProperties: false, properties: { reason: text(500, '') } } as const;

export const withdrawn = { description: "The appeal's state.", type: 'object', properties: { state: { type: 'string' } } } as const;

export const rating = {
  type: 'object',
  required: ['contacted', 'resolved', 'satisfaction'],
  additionalProperties: false,
  properties: {
    contacted: { type: 'boolean', description: 'the unit spoke with me' },
    resolved: { type: 'boolean' },
    satisfaction: { type: 'integer', minimum: 1, maximum: 5, description: '1 very dissatisfied … 5 very satisfied' },
    words: text(500, ''),
  },
} as const;

export const nothing = { description: 'Done.', type: 'null' } as const;

export const numberInPath = {
  type: 'object',
  required: ['number'],
  properties: { number: { type: 'string', pattern: '^[0-9]{6,9}-[0-9]{8}-[0-9]{6,9}$', description: '411700-20261123-000123' } },
} as const;
