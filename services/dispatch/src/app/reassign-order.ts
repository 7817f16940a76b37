import type { Caller } from '@hotline/platform/lifecycle';
import { chosen } from '../domain/chosen-units.js';
import { reassignOrder } from '../domain/dispatching.js';
import { findPlacement } from './find-placement.js';
import type { FittingRows } from './fitting-rows.js';
import type { Clock, Placements, Units } from './ports.js';

export interface ReassignCommand {
  number: string;
  fromAssignmentId: string;
  lead: string;
  wrongDispatch: boolean;
  reason: string;
}

/** Takes an order from its live lead and gives it to another unit. */
export class ReassignOrder {
  constructor(
    private readonly placements: Placements,
    private readonly units: Units,
    private readonly rows: FittingRows,
    private readonly clock: Clock,
  ) {}

  /** @returns the dispatch's id */
  async execute({ number, lead: code, ...command }: ReassignCommand, caller: Caller): Promise<string> {
    const matter = await findPlacement(this.placements, number);
    const [lead] = chosen([code], await this.units.find([code]));
    const [row] = await this.rows.of(matter);
    const reassignment = { ...command, lead: lead!, row };
    const placement = await this.placements.update(number, (order) => reassignOrder(order, reassignment, caller, this.clock.now()));
    return `${number}/d${placement.dispatches}`;
  }
}
