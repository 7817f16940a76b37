/** Every role word that a token may carry. `system` is a timer, a consumer or a consequence, never a person. */
export const roles = [
  'citizen',
  'agent',
  'dispatcher',
  'arbiter',
  'reviewer',
  'callback_agent',
  'quality_inspector',
  'handler',
  'unit_head',
  'supervisor',
  'inspector',
  'editor',
  'keeper',
  'analyst',
  'leader',
  'administrator',
  'partner',
  'system',
] as const;

export type Role = (typeof roles)[number];
