// Who may do what has no state; who may do what has one stands in lifecycle.ts. adapters/grpc/rights.ts takes both from here.

/** An act's roles; a caller who has several acts by the first. */
export const keepers = {
  registerUnit: ['administrator'],
  updateUnit: ['administrator'],
  setUnitDuty: ['administrator', 'dispatcher', 'unit_head'],
  publishCatalogue: ['administrator'],
  publishCategories: ['administrator'],
} as const;

/** They take orders out of the queue, and keep or give back the lease: of whichever order is next, so it is no action upon one. */
export const takers = ['dispatcher'] as const;

/** They see the returns of every unit. */
export const returnReaders = [
  'dispatcher',
  'arbiter',
  'reviewer',
  'supervisor',
  'inspector',
  'analyst',
  'leader',
  'administrator',
] as const;
