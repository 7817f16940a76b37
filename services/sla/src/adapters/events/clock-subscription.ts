import type { IncomingEvent, Subscription } from '@hotline/platform/messaging';
import type { ApplyFact } from '../../app/apply-fact.js';
import { factsByTopic, toFact } from './facts.js';

/** Everything that turns a clock comes from here. */
export class ClockSubscription implements Subscription {
  readonly consumer = 'sla';
  readonly topics = Object.keys(factsByTopic);
  readonly types = Object.values(factsByTopic).flat();

  constructor(private readonly applyFact: ApplyFact) {}

  async handle(event: IncomingEvent): Promise<void> {
    await this.applyFact.execute(toFact(event));
  }
}
