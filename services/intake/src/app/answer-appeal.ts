import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from '../domain/appeal.js';
import { answer, type DirectAnswer } from '../domain/decision.js';
import type { DecideAppeal } from './decide-appeal.js';

/** Answers at once, citing a source. */
export class AnswerAppeal {
  constructor(private readonly decide: DecideAppeal) {}

  execute(number: string, direct: DirectAnswer, caller: Caller): Promise<Appeal> {
    return this.decide.execute(number, caller, (appeal, act) => answer(appeal, direct, act));
  }
}
