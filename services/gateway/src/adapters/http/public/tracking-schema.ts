const at = { type: 'string', format: 'date-time' } as const;
const string = { type: 'string' } as const;
const boolean = { type: 'boolean' } as const;
const integer = { type: 'integer' } as const;

const step = {
  type: 'object',
  properties: {
    at,
    step: { type: 'string', description: 'received, accepted, dispatched, signed, resolved, closed …' },
    unit: string,
    unitName: string,
  },
} as const;

const result = {
  type: 'object',
  properties: { at, unit: string, unitName: string, text: string, round: integer },
} as const;

const rating = {
  type: 'object',
  properties: { at, contacted: boolean, resolved: boolean, satisfaction: integer, words: string },
} as const;

/** What the citizen may see of an own appeal. */
export const tracking = {
  description: 'How far the appeal is.',
  type: 'object',
  properties: {
    number: string,
    state: { type: 'string', description: 'received, answered, declined, merged, transferred, accepted, withdrawn' },
    orderState: { type: 'string', description: 'opened, in_progress, suspended, callback, closed, withdrawn, void; empty: no order' },
    receivedAt: at,
    kind: string,
    title: string,
    steps: { type: 'array', items: step, description: 'oldest first' },
    results: { type: 'array', items: result, description: 'what the units report, after the review' },
    answer: { type: 'object', additionalProperties: string, description: 'source_title and text; or ground, rule and helper; or to' },
    rating: { ...rating, description: 'absent: none in this round' },
    urges: integer,
    openActions: { type: 'array', items: string, description: 'addToAppeal, withdrawAppeal, urgeAppeal, rateAppeal' },
  },
} as const;
