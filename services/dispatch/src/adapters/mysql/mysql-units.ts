import { afterCursor, isDuplicate, pageOf, type SortColumn, type UnitOfWork } from '@hotline/platform/mysql';
import { unitExists, unitNotFound } from '../../app/not-found.js';
import type { Page, Paged, UnitFilter, Units } from '../../app/ports.js';
import type { Unit, UnitOutcome } from '../../domain/unit.js';
import type { PublishEvents } from '../events/publish-events.js';
import { toUnit, toUnitValues, unitColumns, type UnitRow } from './unit-row.js';

const byCode: readonly SortColumn[] = [['code', 'asc']];

export class MysqlUnits implements Units {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly publishEvents: PublishEvents,
  ) {}

  async find(codes: readonly string[]): Promise<Unit[]> {
    const lookup = { sql: `SELECT ${unitColumns} FROM units WHERE code IN (?)`, key: 'code' };
    const rows = await Promise.all([...new Set(codes)].map((code) => this.uow.look<UnitRow>(lookup, code)));
    return rows.flat().map(toUnit);
  }

  async codes(): Promise<Set<string>> {
    return new Set((await this.uow.query<{ code: string }>('SELECT code FROM units')).map(({ code }) => code));
  }

  add({ unit, events }: UnitOutcome): Promise<Unit> {
    return this.uow.run(async () => {
      try {
        await this.uow.execute(`INSERT INTO units (${unitColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, toUnitValues(unit));
      } catch (error) {
        if (isDuplicate(error)) throw unitExists(unit.code);
        throw error;
      }
      await this.publishEvents(events);
      return unit;
    });
  }

  update(code: string, change: (unit: Unit) => UnitOutcome): Promise<Unit> {
    return this.uow.run(async () => {
      const [row] = await this.uow.query<UnitRow>(`SELECT ${unitColumns} FROM units WHERE code = ? FOR UPDATE`, [code]);
      if (row === undefined) throw unitNotFound(code);
      const { unit, events } = change(toUnit(row));
      await this.uow.execute(
        `UPDATE units SET code = ?, name = ?, kind = ?, division = ?, remote_tenant = ?, level = ?, active = ?, phone = ?, people = ?, hours = ?
          WHERE code = ?`,
        [...toUnitValues(unit), code],
      );
      await this.publishEvents(events);
      return unit;
    });
  }

  async list({ codes, kind, divisionPrefix, words, activeOnly }: UnitFilter, { size, cursor }: Page): Promise<Paged<Unit>> {
    const after = afterCursor(byCode, cursor);
    const rows = await this.uow.bulk<UnitRow>(
      `SELECT ${unitColumns} FROM units WHERE ${after.where} AND (? OR code IN (?)) AND (? = '' OR kind = ?) AND division LIKE ?
        AND (? = '' OR LOCATE(?, name) > 0) AND active >= ? ORDER BY code LIMIT ?`,
      [...after.values, codes.length === 0, ['', ...codes], kind, kind, `${divisionPrefix}%`, words, words, activeOnly ? 1 : 0, size + 1],
    );
    return pageOf(rows.map(toUnit), size, ({ code }) => [code]);
  }
}
