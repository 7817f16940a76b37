import { invalid } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from '../domain/appeal.js';
import { merge } from '../domain/voice.js';
import type { Urgency } from '../domain/words.js';
import type { DecideAppeal } from './decide-appeal.js';
import type { Appeals, Progresses } from './ports.js';

/** Makes an appeal a voice of an order that exists already. */
export class MergeAppeal {
  constructor(
    private readonly decide: DecideAppeal,
    private readonly appeals: Appeals,
    private readonly progresses: Progresses,
  ) {}

  /** @throws DomainError ORDER_NOT_FOUND, and what `merge` refuses */
  async execute(number: string, orderNumber: string, urgency: Urgency | '', caller: Caller): Promise<Appeal> {
    const into = await this.appeals.find(orderNumber);
    if (into?.orderNumber !== orderNumber) {
      throw invalid('ORDER_NOT_FOUND', `${orderNumber} is not the number of an order`, { field: 'order_number', number: orderNumber });
    }
    const progress = await this.progresses.find(orderNumber);
    return this.decide.execute(number, caller, (appeal, act) => merge(appeal, { into, progress, urgency }, act));
  }
}
