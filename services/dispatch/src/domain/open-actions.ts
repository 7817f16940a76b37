import { actionsIn, type Caller } from '@hotline/platform/lifecycle';
import { placementLifecycle, returnLifecycle } from './lifecycle.js';
import type { Placement } from './placement.js';
import { isWindowOver } from './return-decisions.js';
import type { Return } from './return.js';

/** A button: what the caller may do now, on what, and what must be brought. */
export interface OpenAction {
  action: string;
  subject: string;
  asks: readonly string[];
}

export const placementActions = ({ state, number }: Placement, { roles }: Caller): OpenAction[] =>
  actionsIn(placementLifecycle, state, roles).map((action) => ({ action, subject: number, asks: placementLifecycle[action].asks ?? [] }));

/** Ownership and the second-person rule count too: a button that would be refused is not shown. */
export const returnActions = (asked: Return, caller: Caller, now: Date): OpenAction[] =>
  actionsIn(returnLifecycle, asked.state, caller.roles)
    .filter((action) => action !== 'disputeReturn' || (caller.unit === asked.unit && !isWindowOver(asked, now)))
    .filter((action) => action !== 'ruleOnReturn' || asked.decision?.actor.person !== caller.person)
    .map((action) => ({ action, subject: asked.id, asks: returnLifecycle[action].asks ?? [] }));
