import type { EventHandlers, HotlineEvent } from '@hotline/proto/events';
import type { FollowClocks } from '../../app/follow-clocks.js';
import type { FollowVoices } from '../../app/follow-voices.js';

type Dated = Pick<HotlineEvent<'ClockStarted'>, 'number' | 'kind' | 'subject' | 'dueAt'>;

/** What handling does with sla's deadlines. Most of them mean nothing here. */
export function clockHandlers(follow: FollowClocks, voices: FollowVoices): EventHandlers<void> {
  const remember = async ({ number, kind, subject, dueAt }: Dated) => {
    if (kind === 'return_window') await follow.returnWindowSet(number, subject, dueAt!);
    if (kind === 'objection_window') await voices.objectionWindowSet(number, subject, dueAt!);
  };
  return {
    ClockStarted: remember,
    ClockMoved: remember,
    ClockBreached: async ({ number, kind, subject, at }) => {
      if (kind === 'sign') await follow.signBreached(number, subject, at!);
      if (kind === 'callback_answer') await voices.answerOverdue(number, subject, at!);
      if (kind === 'suspension_end') await follow.suspensionOver(number, subject, at!);
    },
  };
}
