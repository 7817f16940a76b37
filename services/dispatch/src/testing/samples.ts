import type { Caller } from '@hotline/platform/lifecycle';
import { openPlacement, type Opening } from '../domain/placement-facts.js';
import type { Placement } from '../domain/placement.js';
import { requestReturn, type Request } from '../domain/return-facts.js';
import type { Return } from '../domain/return.js';
import type { Unit } from '../domain/unit.js';

// Things of the trade for specs, complete and plausible; a spec changes what it is about.

export const noon = new Date('2026-11-23T04:00:00Z'); // a Monday, 12:00 local time
export const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

export const caller = (role: string, change: Partial<Caller> = {}): Caller => ({
  person: `${role}-1`,
  name: '甲',
  unit: '',
  roles: [role],
  ...change,
});

export const unit = (code: string, change: Partial<Unit> = {}): Unit => ({
  code,
  name: `单位 ${code}`,
  kind: 'department',
  division: '411700',
  remoteTenant: '',
  level: 'city',
  active: true,
  duty: { phone: '0396-2000000', people: ['甲'], hours: 'mon-fri 09:00-12:00,13:30-17:30' },
  ...change,
});

const opening: Opening = {
  number: '411700-20261123-000001',
  round: 1,
  since: noon,
  urgency: 'normal',
  kind: 'complaint',
  category: '0301',
  process: 'dispatch',
  division: '411702001',
  address: '新华路',
  title: '停水两天',
  proposedUnit: '',
  parentNumber: '',
};

export const placement = (change: Partial<Placement> = {}): Placement => ({ ...openPlacement(opening), ...change });

const request: Request = {
  id: '411700-20261123-000001/a1',
  number: '411700-20261123-000001',
  unit: 'water',
  urgency: 'normal',
  ground: 'not_our_duty',
  basis: '三定方案第三条',
  words: '不属于我单位职责',
  proposedUnit: 'housing',
  requestedAt: noon,
};

export const asked = (change: Partial<Return> = {}): Return => ({ ...requestReturn(request), ...change });
