import type { Caller } from '@hotline/platform/lifecycle';
import { liftUnreasonable, type Mark } from '../domain/mark.js';
import type { Clock, Marks } from './ports.js';

/** The mark no longer holds. */
export class LiftUnreasonable {
  constructor(
    private readonly marks: Marks,
    private readonly clock: Clock,
  ) {}

  execute(number: string, reason: string, caller: Caller): Promise<Mark> {
    return this.marks.update(number, (mark) => liftUnreasonable(mark, reason, { caller, at: this.clock.now() }));
  }
}
