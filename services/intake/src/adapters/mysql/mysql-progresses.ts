import { Documents, type UnitOfWork } from '@hotline/platform/mysql';
import type { Progresses } from '../../app/ports.js';
import { openedProgress, type Progress } from '../../domain/progress.js';

export class MysqlProgresses implements Progresses {
  private readonly documents: Documents<Progress>;

  constructor(private readonly uow: UnitOfWork) {
    this.documents = new Documents(uow, { table: 'progresses', key: ({ orderNumber }) => orderNumber });
  }

  find(orderNumber: string): Promise<Progress | undefined> {
    return this.documents.find(orderNumber);
  }

  /** Looks before it locks: locking a row that is not there would lock the gap in which other new orders go. */
  update(orderNumber: string, change: (progress: Progress) => Progress): Promise<void> {
    return this.uow.run(async () => {
      const known = (await this.documents.find(orderNumber)) && (await this.documents.lock(orderNumber));
      if (known) await this.documents.update(change(known));
      else await this.documents.insert(change(openedProgress(orderNumber)));
    });
  }
}
