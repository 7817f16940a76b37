import { invalid } from '@hotline/platform/errors';
import type { Actor } from '@hotline/platform/lifecycle';
import { isOpen, parseDutyHours } from './duty-hours.js';
import type { CatalogueEvent } from './events.js';
import type { Level, UnitKind } from './words.js';

/** A body that handles orders. */
export interface Unit {
  code: string;
  name: string;
  kind: UnitKind;
  division: string;
  /** Empty: of this tenant; else the tenant that it is. */
  remoteTenant: string;
  level: Level;
  active: boolean;
  duty: UnitDuty;
}

/** The three fixed things of M4, for three-way calls. */
export interface UnitDuty {
  phone: string;
  people: string[];
  /** As duty-hours.ts reads it, local time. */
  hours: string;
}

export interface UnitOutcome {
  unit: Unit;
  events: CatalogueEvent[];
}

/** Whether somebody of the unit can be joined to a call at that moment. */
export const isReachable = ({ active, duty }: Unit, now: Date) =>
  active && duty.phone !== '' && isOpen(parseDutyHours(duty.hours) ?? [], now);

export function registerUnit(unit: Unit, actor: Actor, at: Date): UnitOutcome {
  const { code, name, kind, division, remoteTenant } = unit;
  return {
    unit: { ...unit, duty: readable(unit.duty) },
    events: [{ type: 'UnitRegistered', number: code, at, actor, unit: code, name, kind, division, remoteTenant }],
  };
}

export function updateUnit(unit: Unit, change: Omit<Unit, 'code' | 'duty'>, actor: Actor, at: Date): UnitOutcome {
  const { code } = unit;
  return {
    unit: { ...unit, ...change },
    events: [{ type: 'UnitUpdated', number: code, at, actor, unit: code, name: change.name, active: change.active }],
  };
}

export function setDuty(unit: Unit, duty: UnitDuty, actor: Actor, at: Date): UnitOutcome {
  return {
    unit: { ...unit, duty: readable(duty) },
    events: [{ type: 'UnitDutySet', number: unit.code, at, actor, unit: unit.code, ...duty }],
  };
}

function readable(duty: UnitDuty): UnitDuty {
  if (parseDutyHours(duty.hours) !== undefined) return duty;
  throw invalid(
    'HOURS_UNREADABLE',
    `the hours must read like "mon-fri 09:00-12:00,13:30-17:30; sat 09:00-12:00", "daily 08:00-20:00" or "always"`,
    {
      field: 'duty.hours',
    },
  );
}
