import { actionsIn } from '@hotline/platform/lifecycle';
import type { Appeal } from './appeal.js';
import { appealLifecycle, markLifecycle } from './lifecycle.js';
import type { Mark } from './mark.js';

/** A button. */
export interface OpenAction {
  action: string;
  asks: readonly string[];
}

/** What somebody with these roles may do now with the appeal and its mark. */
export function openActions(appeal: Appeal, mark: Mark | undefined, roles: readonly string[]): OpenAction[] {
  const ofAppeal = actionsIn(appealLifecycle, appeal.state, roles)
    .filter((action) => !(action === 'markUnreasonable' && (mark !== undefined || appeal.contact.person === '')))
    .map((action) => ({ action, asks: appealLifecycle[action].asks ?? [] }));
  const ofMark = (mark ? actionsIn(markLifecycle, mark.state, roles) : []).map((action) => ({
    action,
    asks: markLifecycle[action].asks ?? [],
  }));
  return [...ofAppeal, ...ofMark];
}
