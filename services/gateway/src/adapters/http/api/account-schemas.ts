const text = { type: 'string', maxLength: 256 } as const;
const profile = { name: text, unit: text, roles: { type: 'array', maxItems: 20, items: text } } as const;

export const newAccount = {
  type: 'object',
  required: ['account', 'name', 'roles', 'password'],
  additionalProperties: false,
  properties: { account: text, ...profile, password: text },
} as const;

export const accountChange = {
  type: 'object',
  required: ['name', 'unit', 'roles', 'active'],
  additionalProperties: false,
  properties: { ...profile, active: { type: 'boolean' }, password: text },
} as const;

export const importOrder = {
  type: 'object',
  required: ['csv', 'password'],
  additionalProperties: false,
  properties: { csv: { type: 'string', maxLength: 1_000_000 }, password: text },
} as const;

export const accountsQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { search: text, cursor: text, pageSize: { type: 'string', pattern: '^([1-9][0-9]?|100)$' } },
} as const;
