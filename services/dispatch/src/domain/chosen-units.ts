import { illegal, invalid } from '@hotline/platform/errors';
import type { CatalogueRow } from './catalogue.js';
import { placeOf } from './catalogue.js';
import type { Placement } from './placement.js';
import type { Unit } from './unit.js';

/**
 * The units behind the codes, in their order.
 * @throws DomainError UNIT_TWICE, UNIT_NOT_FOUND, UNIT_INACTIVE naming the unit
 */
export function chosen(codes: readonly string[], found: readonly Unit[]): Unit[] {
  return codes.map((code, index) => {
    if (codes.indexOf(code) !== index) throw invalid('UNIT_TWICE', `${code} is named twice: lead and assists must differ`, { unit: code });
    const unit = found.find((each) => each.code === code);
    if (unit === undefined) throw invalid('UNIT_NOT_FOUND', `there is no unit ${code}`, { unit: code });
    if (!unit.active) throw invalid('UNIT_INACTIVE', `${unit.name} takes no orders any more`, { unit: code });
    return unit;
  });
}

/** @throws DomainError UNIT_ALREADY_LIVE: it has the order now */
export function requireNotLive({ live }: Placement, units: readonly Unit[]): void {
  for (const { code, name } of units) {
    const has = live.find(({ unit, approved }) => unit === code && !approved);
    if (has !== undefined)
      throw illegal('UNIT_ALREADY_LIVE', `${name} has this order already`, { unit: code, assignment_id: has.assignmentId });
  }
}

/** @throws DomainError UNIT_BARRED: it returned the order rightly, and no ruling sent it back */
export function requireNotBarred({ barredUnits, ruledUnits }: Placement, units: readonly Unit[]): void {
  const barred = units.find(({ code }) => barredUnits.includes(code) && !ruledUnits.includes(code));
  if (barred !== undefined)
    throw illegal('UNIT_BARRED', `${barred.name} has returned this order and it was granted: only a ruling sends it there again`, {
      unit: barred.code,
    });
}

/**
 * A matter that a department must do is not pushed down to a township: the row of the catalogue that fits says which may be.
 * A ruling stands above it.
 * @throws DomainError NOT_TO_BE_PUSHED_DOWN naming the row
 */
export function requireMayGoDown({ ruledUnits }: Placement, lead: Unit, row: CatalogueRow | undefined): void {
  if (lead.kind !== 'township' || row === undefined) return;
  if (row.mayPushDown || row.unit === lead.code || ruledUnits.includes(lead.code)) return;
  throw illegal('NOT_TO_BE_PUSHED_DOWN', `catalogue row ${row.line}: ${placeOf(row)} is not to be pushed down to a township`, {
    unit: lead.code,
    row: String(row.line),
    responsible: row.unit,
  });
}
