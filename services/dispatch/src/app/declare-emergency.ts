import type { Caller } from '@hotline/platform/lifecycle';
import { chosen } from '../domain/chosen-units.js';
import { declareEmergency } from '../domain/dispatching.js';
import { findPlacement } from './find-placement.js';
import type { Clock, Placements, QueueLeases, Units } from './ports.js';

export interface EmergencyCommand {
  number: string;
  /** Empty: the live lead goes on. */
  lead: string;
  assists: string[];
  leaders: string[];
  reason: string;
}

/** Critical, all named units at once, leaders told. */
export class DeclareEmergency {
  constructor(
    private readonly placements: Placements,
    private readonly units: Units,
    private readonly leases: QueueLeases,
    private readonly clock: Clock,
  ) {}

  /** @returns the dispatch's id */
  async execute({ number, lead, assists, leaders, reason }: EmergencyCommand, caller: Caller): Promise<string> {
    await findPlacement(this.placements, number);
    const codes = lead === '' ? assists : [lead, ...assists];
    const units = chosen(codes, await this.units.find(codes));
    const emergency = { lead: lead === '' ? undefined : units[0], assists: lead === '' ? units : units.slice(1), leaders, reason };
    await this.leases.claim(number, caller.person);
    const placement = await this.placements.update(number, (order) => declareEmergency(order, emergency, caller, this.clock.now()));
    await this.leases.release(number, caller.person);
    return `${number}/d${placement.dispatches}`;
  }
}
