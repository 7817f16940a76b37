import { notFound } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import { track, type Tracking } from '../domain/tracking.js';
import type { Progresses, UnitNames } from './ports.js';
import type { QueryCodeCheck } from './query-code.js';

export interface NamedTracking extends Tracking {
  unitNames: Map<string, string>;
}

/** What a citizen may see of an own appeal. */
export class TrackAppeal {
  constructor(
    private readonly code: QueryCodeCheck,
    private readonly progresses: Progresses,
    private readonly unitNames: UnitNames,
  ) {}

  /** @throws DomainError APPEAL_NOT_FOUND for an agent, WRONG_CODE for others, TOO_MANY_TRIES */
  async execute(number: string, queryCode: string, caller: Caller): Promise<NamedTracking> {
    const appeal = await this.code.require(number, queryCode, caller);
    if (appeal === undefined) throw notFound('APPEAL_NOT_FOUND', `there is no appeal ${number}`, { number });
    const progress = appeal.orderNumber ? await this.progresses.find(appeal.orderNumber) : undefined;
    const tracking = track(appeal, progress);
    const units = [...tracking.steps, ...tracking.results].map(({ unit }) => unit).filter((unit) => unit !== '');
    return { ...tracking, unitNames: await this.unitNames.of([...new Set(units)]) };
  }
}
