import { MemoryDocuments, type MemoryUnitOfWork } from '@hotline/platform/testing';
import type { Progresses } from '../app/ports.js';
import { openedProgress, type Progress } from '../domain/progress.js';

export class MemoryProgresses implements Progresses {
  private readonly documents: MemoryDocuments<Progress>;

  constructor(private readonly uow: MemoryUnitOfWork) {
    this.documents = new MemoryDocuments(uow, { key: ({ orderNumber }) => orderNumber });
  }

  find(orderNumber: string): Promise<Progress | undefined> {
    return this.documents.find(orderNumber);
  }

  update(orderNumber: string, change: (progress: Progress) => Progress): Promise<void> {
    return this.uow.run(async () => {
      const known = await this.documents.lock(orderNumber);
      if (known) await this.documents.update(change(known));
      else await this.documents.insert(change(openedProgress(orderNumber)));
    });
  }
}
