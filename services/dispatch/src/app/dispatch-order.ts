import type { Caller } from '@hotline/platform/lifecycle';
import { chosen } from '../domain/chosen-units.js';
import { dispatchOrder } from '../domain/dispatching.js';
import type { Urgency } from '../domain/words.js';
import { findPlacement } from './find-placement.js';
import type { FittingRows } from './fitting-rows.js';
import type { Clock, Placements, QueueLeases, Units } from './ports.js';

export interface DispatchCommand {
  number: string;
  lead: string;
  assists: string[];
  urgency: Urgency | '';
  reason: string;
}

/** Sends a queued order to its units; the event takes it to handling. */
export class DispatchOrder {
  constructor(
    private readonly placements: Placements,
    private readonly units: Units,
    private readonly rows: FittingRows,
    private readonly leases: QueueLeases,
    private readonly clock: Clock,
  ) {}

  /** @returns the dispatch's id */
  async execute({ number, lead, assists, urgency, reason }: DispatchCommand, caller: Caller): Promise<string> {
    // Read before the lease, so for its category and place only, which never change. A rule belongs into the decision, on what is locked.
    const matter = await findPlacement(this.placements, number);
    const codes = [lead, ...assists];
    const [leading, ...assisting] = chosen(codes, await this.units.find(codes));
    const [row] = await this.rows.of(matter);
    await this.leases.claim(number, caller.person);
    const dispatch = { lead: leading!, assists: assisting, urgency, reason, row };
    const placement = await this.placements.update(number, (order) => dispatchOrder(order, dispatch, caller, this.clock.now()));
    await this.leases.release(number, caller.person);
    return `${number}/d${placement.dispatches}`;
  }
}
