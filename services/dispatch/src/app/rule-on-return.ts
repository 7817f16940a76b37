import type { Caller } from '@hotline/platform/lifecycle';
import type { CatalogueRow } from '../domain/catalogue.js';
import { chosen } from '../domain/chosen-units.js';
import { barUnit, nameByRuling } from '../domain/placement-facts.js';
import { ruleOnReturn } from '../domain/return-decisions.js';
import type { Return } from '../domain/return.js';
import type { Verdict } from '../domain/words.js';
import type { AmendCatalogue } from './amend-catalogue.js';
import type { Clock, Placements, Returns, Units } from './ports.js';

export interface Ruling {
  returnId: string;
  verdict: Verdict;
  reason: string;
  /** Empty: none is named. */
  namedUnit: string;
  /** Undefined: the catalogue stays. */
  amendedRow: Omit<CatalogueRow, 'line'> | undefined;
}

/** The arbiter's word: it names who must act, and may amend the duty catalogue so that the dispute does not come again. */
export class RuleOnReturn {
  constructor(
    private readonly returns: Returns,
    private readonly placements: Placements,
    private readonly units: Units,
    private readonly amendCatalogue: AmendCatalogue,
    private readonly clock: Clock,
  ) {}

  /** `catalogueVersion` is 0 when the catalogue was not amended. */
  async execute(
    { returnId, verdict, reason, namedUnit, amendedRow }: Ruling,
    caller: Caller,
  ): Promise<{ return: Return; catalogueVersion: number }> {
    const codes = namedUnit === '' ? [] : [namedUnit];
    const [named] = chosen(codes, await this.units.find(codes));
    const ruled = await this.returns.update(returnId, (disputed) =>
      ruleOnReturn(disputed, verdict, reason, named, caller, this.clock.now()),
    );
    if (ruled.state === 'ruled_for_unit') await this.redirect(ruled);
    return { return: ruled, catalogueVersion: amendedRow === undefined ? 0 : await this.amendCatalogue.execute(amendedRow, caller) };
  }

  private async redirect({ number, unit, namedUnit }: Return): Promise<void> {
    await this.placements.update(number, (placement) => ({ placement: nameByRuling(barUnit(placement, unit, ''), namedUnit), events: [] }));
  }
}
