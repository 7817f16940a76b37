import type { Actor } from '@hotline/platform/lifecycle';
import type { EventHandlers, HotlineEvent } from '@hotline/proto/events';
import type { FollowVoices, VoiceAct } from '../../app/follow-voices.js';
import type { Identity, Urgency } from '../../domain/words.js';

type AboutOrder = Pick<HotlineEvent<'AppealMerged'>, 'orderNumber' | 'actor' | 'at'>;

const actOf = ({ orderNumber, actor, at }: AboutOrder): VoiceAct => ({ orderNumber, actor: actor as Actor, at: at! });

/** What handling does with intake's facts about the appeals within an order. An appeal without an order is intake's own matter. */
export function voiceHandlers(voices: FollowVoices): EventHandlers<void> {
  return {
    AppealMerged: (merged) => {
      const { number: appealNumber, identity, replyWanted, channel, urgency, samePerson } = merged;
      return voices.merged(actOf(merged), {
        appealNumber,
        identity: identity as Identity,
        replyWanted,
        channel,
        urgency: urgency as Urgency | '',
        samePerson: samePerson ?? false,
      });
    },
    VoiceDetached: (detached) => voices.detached(actOf(detached), detached.number),
    AppealWithdrawn: async (withdrawn) => {
      if (withdrawn.orderNumber !== '') await voices.withdrawn(actOf(withdrawn), withdrawn.number, withdrawn.reason);
    },
    AppealRated: async (rated) => {
      const { number, contacted, resolved, satisfaction, words } = rated;
      if (rated.orderNumber !== '') await voices.rated(actOf(rated), number, { contacted, resolved, satisfaction, words });
    },
  };
}
