import { DomainError } from '@hotline/platform/errors';
import { lineAbout, type Told } from '../domain/line.js';
import { noted } from '../domain/outcome.js';
import type { ChangeOrder } from './change-order.js';

/** What others tell about an order, as a line of its timeline. */
export class NoteFacts {
  constructor(private readonly change: ChangeOrder) {}

  /** A fact about an order that is not known yet throws, so that it is tried again later. @throws DomainError ORDER_NOT_FOUND */
  async note(number: string, told: Told): Promise<void> {
    await this.change.byFact(number, told.at, (order, at) => noted(order, { ...lineAbout(told), at }));
  }

  /** The same, where the number may be that of an appeal that never became an order. */
  async noteIfOrder(number: string, told: Told): Promise<void> {
    try {
      await this.note(number, told);
    } catch (error) {
      if (!(error instanceof DomainError && error.reason === 'ORDER_NOT_FOUND')) throw error;
    }
  }
}
