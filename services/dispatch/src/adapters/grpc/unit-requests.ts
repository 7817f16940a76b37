import { requireOneOf, requireText } from '@hotline/platform/text';
import type { ListUnitsRequest, RegisterUnitRequest, UnitDuty as DutyMessage, UpdateUnitRequest } from '@hotline/proto/dispatch/v1/unit';
import type { UnitFilter } from '../../app/ports.js';
import type { Unit, UnitDuty } from '../../domain/unit.js';
import { levels, unitKinds } from '../../domain/words.js';
import * as fields from './fields.js';

/** Absent: nobody answers. */
export const duty = (message: DutyMessage | undefined): UnitDuty => ({
  phone: requireText('duty.phone', message?.phone ?? '', { min: 0, max: 32 }),
  people: fields.listOf('duty.people', message?.people ?? [], 20, (field, value) => requireText(field, value, { max: 50 })),
  hours: requireText('duty.hours', message?.hours ?? '', { min: 0, max: 200 }),
});

const unitRecord = (request: Omit<UpdateUnitRequest, 'code' | 'active'>) => ({
  name: requireText('name', request.name, { max: 100 }),
  kind: requireOneOf('kind', request.kind, unitKinds),
  division: fields.division('division', request.division),
  remoteTenant: fields.orEmpty(request.remoteTenant, (value) => fields.division('remote_tenant', value)),
  level: requireOneOf('level', request.level === '' ? 'city' : request.level, levels),
});

export const newUnit = (request: RegisterUnitRequest): Unit => ({
  code: fields.code('code', request.code),
  ...unitRecord(request),
  active: true,
  duty: duty(request.duty),
});

export const changedUnit = (request: UpdateUnitRequest): Omit<Unit, 'code' | 'duty'> => ({
  ...unitRecord(request),
  active: request.active,
});

export const unitFilter = (request: ListUnitsRequest): UnitFilter => ({
  codes: fields.listOf('codes', request.codes, 100, fields.code),
  kind: fields.wordOrEmpty('kind', request.kind, unitKinds),
  divisionPrefix: fields.codePrefix('division_prefix', request.divisionPrefix),
  words: requireText('words', request.words, { min: 0, max: 50 }),
  activeOnly: request.activeOnly,
});
