import type { Actor } from '@hotline/platform/lifecycle';
import type { OrderState } from './lifecycle.js';
import type { ResumeCause, Urgency, UrgencyCause } from './words.js';

/** What a parent hears of its part, or a part of its parent. */
export type KinFact =
  | { what: 'part_ended'; part: string; state: OrderState; metAt: Date }
  | { what: 'went_on'; cause: ResumeCause }
  | { what: 'rested' }
  | { what: 'urgency_changed'; to: Urgency; cause: UrgencyCause; reason: string; actor: Actor }
  | { what: 'ended'; state: 'withdrawn' | 'void'; reason: string; actor: Actor }
  | { what: 'reopened'; actor: Actor };
