import { Documents, type UnitOfWork } from '@hotline/platform/mysql';
import type { Matters } from '../../app/ports.js';
import type { Matter } from '../../domain/matter.js';

/** Found under lock: facts of one order from two topics follow one another. */
export class MysqlMatters implements Matters {
  private readonly documents: Documents<Matter>;

  constructor(uow: UnitOfWork) {
    this.documents = new Documents(uow, { table: 'matters', key: ({ number }) => number });
  }

  find(number: string): Promise<Matter | undefined> {
    return this.documents.lock(number);
  }

  async save(matter: Matter): Promise<void> {
    if ((await this.documents.lock(matter.number)) === undefined) await this.documents.insert(matter);
    else await this.documents.update(matter);
  }
}
