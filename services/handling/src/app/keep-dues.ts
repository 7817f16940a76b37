import type { Dues } from './list-ports.js';

/** Ends of a right or of a rest: nobody is late when they pass. Intake's clock runs before there is an order. */
const notDuties = new Set(['intake', 'return_window', 'dispute_window', 'objection_window', 'suspension_end', 'callback_answer']);

export interface Running {
  number: string;
  clockId: string;
  kind: string;
}

/** The next deadline of each order, for sorting only. What is late stays first until it is met. */
export class KeepDues {
  constructor(private readonly dues: Dues) {}

  async runs({ number, clockId, kind }: Running, dueAt: Date): Promise<void> {
    if (!notDuties.has(kind)) await this.dues.set(number, clockId, dueAt);
  }

  /** A clock that is held or stopped may be moved too. */
  async moved({ number, clockId, kind }: Running, dueAt: Date): Promise<void> {
    if (!notDuties.has(kind)) await this.dues.move(number, clockId, dueAt);
  }

  /** Met, cancelled, held or stopped. */
  async rests({ number, clockId, kind }: Running): Promise<void> {
    if (!notDuties.has(kind)) await this.dues.end(number, clockId);
  }
}
