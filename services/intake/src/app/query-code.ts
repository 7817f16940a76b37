import { DomainError, forbidden } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from '../domain/appeal.js';
import type { Appeals, Clock, Guesses, QueryCodes } from './ports.js';

const needCode = ['citizen', 'partner'];

/** Lets a citizen or partner at an appeal only with its query code; an agent needs none. */
export class QueryCodeCheck {
  constructor(
    private readonly appeals: Appeals,
    private readonly queryCodes: QueryCodes,
    private readonly guesses: Guesses,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the appeal, when an agent asks for one that exists or the code fits
   * @throws DomainError WRONG_CODE, TOO_MANY_TRIES with metadata.retryAfterSeconds
   */
  async require(number: string, code: string, caller: Caller): Promise<Appeal | undefined> {
    const appeal = await this.appeals.find(number);
    const trusted = caller.roles.includes('agent') || !caller.roles.some((role) => needCode.includes(role));
    if (trusted) return appeal;
    const now = this.clock.now();
    const until = await this.guesses.lockedUntil(number, now);
    if (until !== undefined) throw tooManyTries(number, until, now);
    if (appeal !== undefined && this.queryCodes.fits(number, code, appeal.codeHash)) return appeal;
    if (appeal !== undefined) await this.guesses.count(number, now);
    throw forbidden('WRONG_CODE', 'the number and the query code do not belong together', { number });
  }
}

const tooManyTries = (number: string, until: Date, now: Date) =>
  new DomainError('exhausted', 'TOO_MANY_TRIES', 'too many wrong query codes for this number', {
    number,
    retryAfterSeconds: String(Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))),
  });
