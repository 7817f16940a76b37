import { forbidden } from '@hotline/platform/errors';
import { actAs, type Caller } from '@hotline/platform/lifecycle';
import { keepers } from '../domain/roles.js';
import { registerUnit, setDuty, updateUnit, type Unit, type UnitDuty } from '../domain/unit.js';
import type { Clock, Units } from './ports.js';

/** The register of units and their three fixed things. */
export class KeepUnits {
  constructor(
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  register(unit: Unit, caller: Caller): Promise<Unit> {
    return this.units.add(registerUnit(unit, actAs(caller, 'registerUnit', keepers.registerUnit), this.clock.now()));
  }

  update(code: string, change: Omit<Unit, 'code' | 'duty'>, caller: Caller): Promise<Unit> {
    const actor = actAs(caller, 'updateUnit', keepers.updateUnit);
    return this.units.update(code, (unit) => updateUnit(unit, change, actor, this.clock.now()));
  }

  /** A unit head keeps the own unit's only. */
  setDuty(code: string, duty: UnitDuty, caller: Caller): Promise<Unit> {
    const actor = actAs(caller, 'setUnitDuty', keepers.setUnitDuty);
    if (actor.role === 'unit_head' && caller.unit !== code)
      throw forbidden('NOT_YOUR_UNIT', 'a unit head sets the duty of the own unit', { unit: code, yours: caller.unit });
    return this.units.update(code, (unit) => setDuty(unit, duty, actor, this.clock.now()));
  }
}
