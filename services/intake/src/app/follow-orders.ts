import { follow } from '../domain/follow-order.js';
import { rootOf } from '../domain/number.js';
import type { OrderFacts, OrderFactType } from '../domain/order-facts.js';
import { refuseVoice } from '../domain/voice.js';
import { refuseWithdrawal } from '../domain/withdrawal.js';
import type { Appeals, Clock, Privacy, Progresses } from './ports.js';

/** What handling says: how far orders have come, and which voices and withdrawals it would not have. */
export class FollowOrders {
  constructor(
    private readonly progresses: Progresses,
    private readonly appeals: Appeals,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  async progressed<T extends OrderFactType>(type: T, fact: OrderFacts[T]): Promise<void> {
    const known = 'text' in fact ? { ...fact, text: this.privacy.mask(fact.text) } : fact;
    await this.progresses.update(rootOf(fact.number), (progress) => follow(progress, type, known));
  }

  async voiceRefused(appealNumber: string, orderNumber: string, orderState: string): Promise<void> {
    await this.appeals.update(appealNumber, (appeal) => refuseVoice(appeal, orderNumber, orderState, this.clock.now()));
  }

  async withdrawalRefused(appealNumber: string, orderNumber: string, orderState: string): Promise<void> {
    await this.appeals.update(appealNumber, (appeal) => refuseWithdrawal(appeal, orderNumber, orderState, this.clock.now()));
  }
}
