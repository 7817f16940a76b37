import { defaultPolicy } from '../default-policy.js';
import type { Policy } from '../policy.js';

/** The default policy, but a unit has 72 hours where the order has 120: so that the two can be told apart. */
export const threeDayUnits: Policy = {
  ...defaultPolicy,
  limits: { ...defaultPolicy.limits, unit_close: { ...defaultPolicy.limits.unit_close, normal: { amount: 72, unit: 'hours' } } },
};
