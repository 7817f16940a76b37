const word = { type: 'string', maxLength: 256 } as const;

export const credentials = {
  type: 'object',
  required: ['account', 'password'],
  additionalProperties: false,
  properties: { account: word, password: word },
} as const;

export const passwordChange = {
  type: 'object',
  required: ['current', 'next'],
  additionalProperties: false,
  properties: { current: word, next: word },
} as const;
