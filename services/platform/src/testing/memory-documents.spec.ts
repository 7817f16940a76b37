import { documentsSuite, type Letter } from './documents-suite.js';
import { MemoryDocuments } from './memory-documents.js';
import { MemoryUnitOfWork } from './memory-unit-of-work.js';

documentsSuite(async () => {
  const uow = new MemoryUnitOfWork();
  return { uow, letters: new MemoryDocuments<Letter>(uow, { key: ({ number }) => number }) };
});
