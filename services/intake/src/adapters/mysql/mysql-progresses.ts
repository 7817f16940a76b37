import { DomainError } from '@hotline/platform/errors';
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

  update(orderNumber: string, change: (progress: Progress) => Progress): Promise<void> {
    return this.uow.run(async () => {
      const known = await this.documents.lock(orderNumber);
      if (known === undefined && (await this.began(change(openedProgress(orderNumber))))) return;
      const locked = known ?? (await this.documents.lock(orderNumber));
      if (locked !== undefined) await this.documents.update(change(locked));
    });
  }

  /** Whether this was the first fact; somebody else's may have come meanwhile. */
  private async began(progress: Progress): Promise<boolean> {
    try {
      await this.documents.insert(progress);
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.reason === 'ALREADY_EXISTS') return false;
      throw error;
    }
  }
}
