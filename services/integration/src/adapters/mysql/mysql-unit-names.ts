import type { UnitOfWork } from '@hotline/platform/mysql';
import type { UnitNames } from '../../app/ports.js';

/** A unit that nobody has named yet is called by its code. */
export class MysqlUnitNames implements UnitNames {
  constructor(private readonly uow: UnitOfWork) {}

  async of(code: string): Promise<string> {
    const [row] = await this.uow.query<{ name: string }>('SELECT name FROM unit_names WHERE unit = ?', [code]);
    return row?.name ?? code;
  }

  async put(code: string, name: string): Promise<void> {
    await this.uow.execute('INSERT INTO unit_names (unit, name) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)', [code, name]);
  }
}
