import type { UnitOfWork } from '@hotline/platform/mysql';
import type { UnitNames } from '../../app/ports.js';

/** A unit that nobody has named yet is called by its code. */
export class MysqlUnitNames implements UnitNames {
  constructor(private readonly uow: UnitOfWork) {}

  async of(code: string): Promise<string> {
    const [row] = await this.uow.look<{ name: string }>({ sql: 'SELECT unit, name FROM unit_names WHERE unit IN (?)', key: 'unit' }, code);
    return row?.name ?? code;
  }

  async put(code: string, name: string): Promise<void> {
    await this.uow.later('INSERT INTO unit_names (unit, name) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)', [code, name]);
  }
}
