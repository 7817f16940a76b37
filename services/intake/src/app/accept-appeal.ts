import { invalid } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import { accept, type Category, type Classification } from '../domain/acceptance.js';
import type { Appeal } from '../domain/appeal.js';
import type { Appeals, Categories, Clock, Privacy, Queue } from './ports.js';

/** Makes a work order of an appeal. Dispatch is asked about the category before the transaction begins. */
export class AcceptAppeal {
  constructor(
    private readonly appeals: Appeals,
    private readonly categories: Categories,
    private readonly queue: Queue,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError CATEGORY_NOT_FOUND, RELATED_NOT_FOUND, LEASE_HELD, APPEAL_NOT_FOUND, and what `accept` refuses */
  async execute(number: string, category: string, found: Classification, caller: Caller): Promise<Appeal> {
    const described = await this.describe(category);
    await this.requireRelated(found.relatedNumber);
    await this.queue.claim(number, caller.person);
    const masked = this.masked(found);
    const appeal = await this.appeals.update(number, (each) => accept(each, described, masked, { caller, at: this.clock.now() }));
    await this.queue.release(number, caller.person);
    return appeal;
  }

  private async describe(code: string): Promise<Category> {
    const category = await this.categories.describe(code);
    if (category !== undefined) return category;
    throw invalid('CATEGORY_NOT_FOUND', `there is no category ${code} that an order can be about`, { field: 'category', category: code });
  }

  private async requireRelated(number: string): Promise<void> {
    if (number === '' || (await this.appeals.find(number)) !== undefined) return;
    throw invalid('RELATED_NOT_FOUND', `there is no appeal ${number} to follow`, { field: 'related_number', number });
  }

  private masked(found: Classification): Classification {
    const mask = (each: string) => this.privacy.mask(each);
    return {
      ...found,
      title: mask(found.title),
      text: mask(found.text),
      askedFor: mask(found.askedFor),
      address: mask(found.address),
      fields: Object.fromEntries(Object.entries(found.fields).map(([key, value]) => [key, mask(value)])),
    };
  }
}
