import type { IncomingEvent, Subscription } from '@hotline/platform/messaging';
import { decodeEvent } from '@hotline/proto/events';
import type { FollowOrders } from '../../app/follow-orders.js';
import type { UnitNames } from '../../app/ports.js';
import { isOrderFact, orderFactTypes } from '../../domain/order-facts.js';

/** What handling says of orders, and how dispatch names its units. */
export class OrderSubscription implements Subscription {
  readonly consumer = 'intake';
  readonly topics = ['handling.order', 'dispatch.catalogue'];
  readonly types = [...orderFactTypes, 'VoiceRefused', 'OrderWithdrawalRefused', 'UnitRegistered', 'UnitUpdated'];

  constructor(
    private readonly orders: FollowOrders,
    private readonly unitNames: UnitNames,
  ) {}

  handle({ type, payload }: IncomingEvent): Promise<void> {
    if (isOrderFact(type)) return this.orders.progressed(type, decodeEvent(type, payload));
    switch (type) {
      case 'VoiceRefused':
        return this.voiceRefused(payload);
      case 'OrderWithdrawalRefused':
        return this.withdrawalRefused(payload);
      case 'UnitRegistered':
      case 'UnitUpdated':
        return this.unitNamed(type, payload);
      default:
        throw new Error(`intake does not listen to ${type}`);
    }
  }

  private voiceRefused(payload: Uint8Array): Promise<void> {
    const { number, appealNumber, state } = decodeEvent('VoiceRefused', payload);
    return this.orders.voiceRefused(appealNumber, number, state);
  }

  private withdrawalRefused(payload: Uint8Array): Promise<void> {
    const { number, orderNumber, state } = decodeEvent('OrderWithdrawalRefused', payload);
    return this.orders.withdrawalRefused(number, orderNumber, state);
  }

  private unitNamed(type: 'UnitRegistered' | 'UnitUpdated', payload: Uint8Array): Promise<void> {
    const { unit, name } = decodeEvent(type, payload);
    return this.unitNames.put(unit, name);
  }
}
