import { notFound } from '@hotline/platform/errors';
import type { Fact } from '../domain/fact.js';
import type { Notice } from '../domain/notice.js';
import { isTold, isTooEarly, tell, type Telling } from '../domain/tell.js';
import { fill, type Template } from '../domain/template.js';
import type { Clock, Matters, Notices, Templates, UnitNames } from './ports.js';

/** What notices say of the house itself. */
export interface City {
  /** Accounts that hear of breaches, problem orders and whatever else is for leaders. */
  leaders: readonly string[];
  /** Where a citizen rates the result of an appeal. */
  ratingLink: (number: string) => string;
}

/** Puts into words what happened and queues it, exactly once for each event, occasion and addressee. */
export class QueueNotices {
  constructor(
    private readonly notices: Notices,
    private readonly matters: Matters,
    private readonly templates: Templates,
    private readonly unitNames: UnitNames,
    private readonly city: City,
    private readonly clock: Clock,
  ) {}

  /**
   * `eventId` makes the notice's id, so that the same event never tells twice.
   * @throws DomainError ORDER_NOT_FOUND when it came before the order that it is about: whoever brings it tries again later
   */
  async execute(eventId: string, fact: Fact): Promise<void> {
    if (!isTold(fact)) return; // many come at once when deadlines do: nothing is read for them
    const name = fact.unit ? await this.unitNames.of(fact.unit) : '';
    const matter = await this.matters.find(fact.orderNumber || fact.number);
    if (isTooEarly(fact, matter))
      throw notFound('ORDER_NOT_FOUND', `${fact.type} came before ${fact.orderNumber || fact.number} was opened`);
    const whole = matter?.parent ? await this.matters.find(matter.parent) : undefined;
    const tellings = tell(fact, { matter, whole, ...this.city, unitName: () => name });
    const notices: Notice[] = [];
    for (const telling of tellings) {
      const template = await this.templates.find(telling.occasion, telling.audience);
      if (template !== undefined) notices.push(this.word(`${eventId}-${notices.length + 1}`, fact, telling, template));
    }
    if (notices.length > 0) await this.notices.queue(notices);
  }

  private word(id: string, fact: Fact, { occasion, audience, addressee, values }: Telling, template: Template): Notice {
    const now = this.clock.now();
    return {
      id,
      number: fact.number,
      occasion,
      audience,
      addressee,
      channel: template.channel,
      text: fill(template.text, values),
      sealedQueryCode: fact.sealedQueryCode ?? '',
      state: 'queued',
      attempts: 0,
      reason: '',
      queuedAt: now,
      nextAttemptAt: now,
      sentAt: undefined,
    };
  }
}
