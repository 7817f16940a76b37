import { notFound } from '@hotline/platform/errors';
import { chooseUnits, type Choice, type Matter } from '../domain/unit-choice.js';
import type { Placement } from '../domain/placement.js';
import { isReachable, type Unit } from '../domain/unit.js';
import { findPlacement } from './find-placement.js';
import type { FittingRows } from './fitting-rows.js';
import type { Catalogues, CategoryTrees, Clock, Placements, Units } from './ports.js';

export interface Suggestion extends Choice {
  unitName: string;
  barred: boolean;
  reachableNow: boolean;
}

/** Who should handle an order, or a matter: best first, each with its reason. Units that take no orders are left out. */
export class SuggestUnits {
  constructor(
    private readonly placements: Placements,
    private readonly units: Units,
    private readonly rows: FittingRows,
    private readonly catalogues: Catalogues,
    private readonly trees: CategoryTrees,
    private readonly clock: Clock,
  ) {}

  async execute(number: string, asked: Matter): Promise<{ suggestions: Suggestion[]; catalogueVersion: number }> {
    const placement = number === '' ? undefined : await findPlacement(this.placements, number);
    if (placement === undefined) await this.requireCategory(asked.category);
    const choices = chooseUnits(await this.rows.of(placement ?? asked), proposedBy(placement));
    const units = await this.units.find(choices.map(({ unit }) => unit));
    const suggestions = choices.flatMap((choice) => this.suggest(choice, units, placement));
    return { suggestions, catalogueVersion: (await this.catalogues.current()).version };
  }

  private suggest(choice: Choice, units: readonly Unit[], placement: Placement | undefined): Suggestion[] {
    const unit = units.find(({ code, active }) => code === choice.unit && active);
    if (unit === undefined) return [];
    const barred = placement !== undefined && placement.barredUnits.includes(unit.code) && !placement.ruledUnits.includes(unit.code);
    return [{ ...choice, unitName: unit.name, barred, reachableNow: isReachable(unit, this.clock.now()) }];
  }

  private async requireCategory(code: string): Promise<void> {
    if ((await this.trees.current()).byCode.has(code)) return;
    throw notFound('CATEGORY_NOT_FOUND', `the current tree has no category ${code}`, { code });
  }
}

const proposedBy = (placement: Placement | undefined) =>
  placement === undefined || placement.proposedUnit === '' ? undefined : { unit: placement.proposedUnit, cause: placement.cause };
