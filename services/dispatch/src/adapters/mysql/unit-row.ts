import type { Unit } from '../../domain/unit.js';
import type { Level, UnitKind } from '../../domain/words.js';

/** A unit's row: plain columns, the people as a JSON list. */
export interface UnitRow {
  code: string;
  name: string;
  kind: UnitKind;
  division: string;
  remote_tenant: string;
  level: Level;
  active: number;
  phone: string;
  people: string;
  hours: string;
}

export const unitColumns = 'code, name, kind, division, remote_tenant, level, active, phone, people, hours';

export const toUnit = ({ remote_tenant, active, phone, people, hours, ...row }: UnitRow): Unit => ({
  ...row,
  remoteTenant: remote_tenant,
  active: active === 1,
  duty: { phone, people: JSON.parse(people) as string[], hours },
});

/** In the order of `unitColumns`. */
export const toUnitValues = ({ code, name, kind, division, remoteTenant, level, active, duty }: Unit) => [
  code,
  name,
  kind,
  division,
  remoteTenant,
  level,
  active ? 1 : 0,
  duty.phone,
  JSON.stringify(duty.people),
  duty.hours,
];
