import type { Caller } from '@hotline/platform/lifecycle';
import { decideUnreasonable, type Mark, type MarkDecision } from '../domain/mark.js';
import type { Clock, Marks } from './ports.js';

/** A named officer decides about a mark. */
export class DecideUnreasonable {
  constructor(
    private readonly marks: Marks,
    private readonly clock: Clock,
  ) {}

  execute(number: string, decision: MarkDecision, caller: Caller): Promise<Mark> {
    return this.marks.update(number, (mark) => decideUnreasonable(mark, decision, { caller, at: this.clock.now() }));
  }
}
