/** What an account may be. `citizen` needs no account, and `system` is never a person. */
export const accountRoles = [
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
] as const;

export type AccountRole = (typeof accountRoles)[number];

/** Roles that act for a unit and mean nothing without one. */
export const unitRoles: readonly AccountRole[] = ['handler', 'unit_head'];
