import type { EventHandlers } from '@hotline/proto/events';
import type { FollowAppeal } from '../../app/follow-appeal.js';
import type { Identity, Process, Urgency } from '../../domain/words.js';

/** What handling does with intake's facts about appeals. */
export function appealHandlers(appeals: FollowAppeal): EventHandlers<void> {
  return {
    AppealAccepted: (accepted) => {
      const { number, kind, channel, category, division, address, occurredAt, title, text, askedFor } = accepted;
      const { replyWanted, enterprise, attachments, fields, relatedNumber, superiorNumber } = accepted;
      return appeals.accepted(
        {
          number,
          kind,
          channel,
          category,
          division,
          address,
          title,
          text,
          askedFor,
          replyWanted,
          enterprise,
          attachments,
          fields,
          relatedNumber,
          ...(occurredAt === undefined ? {} : { occurredAt }),
          urgency: accepted.urgency as Urgency,
          process: accepted.process as Process,
          identity: accepted.identity as Identity,
          superiorNumber: superiorNumber ?? '',
          parentNumber: '',
          proposedUnit: '',
        },
        accepted.actor!,
        accepted.at!,
      );
    },
    AppealUrged: async ({ orderNumber, words, actor, at }) => {
      if (orderNumber !== '') await appeals.urged(orderNumber, words, actor!, at!);
    },
  };
}
