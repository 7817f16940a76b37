import { permit, system } from '@hotline/platform/lifecycle';
import { actorIn, moved, type Act } from './act.js';
import { noted, type Appeal, type Outcome } from './appeal.js';
import { appealLifecycle } from './lifecycle.js';

/** The citizen withdraws; where an order or a voice must follow, handling has the last word. */
export function withdraw(appeal: Appeal, reason: string, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'withdrawAppeal', caller);
  const { number, orderNumber } = appeal;
  return {
    appeal: { ...moved(appeal, 'withdrawAppeal', actor, at, { reason }), formerState: appeal.state },
    events: [{ type: 'AppealWithdrawn', number, at, actor, orderNumber, reason }],
  };
}

/** The order had ended: the former state returns. Where there was no order, or not this one, nothing does. */
export function refuseWithdrawal(appeal: Appeal, orderNumber: string, orderState: string, at: Date): Outcome {
  const { formerState, state } = appeal;
  const returns = state === 'withdrawn' && appeal.orderNumber === orderNumber && (formerState === 'accepted' || formerState === 'merged');
  if (!returns) return { appeal, events: [] };
  permit(appealLifecycle, 'withdrawalRefused', state);
  const notes = noted(appeal, 'withdrawalRefused', system, at, { order_number: orderNumber, state: orderState });
  return { appeal: { ...appeal, state: formerState, formerState: '', notes }, events: [] };
}
