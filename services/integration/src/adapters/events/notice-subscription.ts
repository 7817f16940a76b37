import type { IncomingEvent, Subscription } from '@hotline/platform/messaging';
import { decodeEvent } from '@hotline/proto/events';
import type { FollowMatter } from '../../app/follow-matter.js';
import type { UnitNames } from '../../app/ports.js';
import type { QueueNotices } from '../../app/queue-notices.js';
import { toFact, toldTypes } from './told-facts.js';

const unitTypes = ['UnitRegistered', 'UnitUpdated'] as const;

/** Everything that is told comes from here. */
export class NoticeSubscription implements Subscription {
  readonly consumer = 'integration';
  readonly topics = ['intake.appeal', 'dispatch.order', 'dispatch.catalogue', 'handling.order', 'sla.clock'];
  readonly types = [...toldTypes, ...unitTypes];

  constructor(
    private readonly followMatter: FollowMatter,
    private readonly queueNotices: QueueNotices,
    private readonly unitNames: UnitNames,
  ) {}

  async handle(event: IncomingEvent): Promise<void> {
    if (event.type === 'UnitRegistered' || event.type === 'UnitUpdated') {
      const { unit, name } = decodeEvent(event.type, event.payload);
      return this.unitNames.put(unit, name);
    }
    const fact = toFact(event);
    await this.followMatter.execute(fact);
    await this.queueNotices.execute(event.id, fact);
  }
}
