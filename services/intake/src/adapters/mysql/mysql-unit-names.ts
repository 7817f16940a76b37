import type { UnitOfWork } from '@hotline/platform/mysql';
import type { UnitNames } from '../../app/ports.js';

export class MysqlUnitNames implements UnitNames {
  constructor(private readonly uow: UnitOfWork) {}

  async put(unit: string, name: string): Promise<void> {
    await this.uow.later('INSERT INTO unit_names (unit, name) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)', [unit, name]);
  }

  async of(units: readonly string[]): Promise<Map<string, string>> {
    if (units.length === 0) return new Map();
    const rows = await this.uow.bulk<{ unit: string; name: string }>('SELECT unit, name FROM unit_names WHERE unit IN (?)', [units]);
    return new Map(rows.map(({ unit, name }) => [unit, name]));
  }
}
