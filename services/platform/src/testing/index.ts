export { freshDatabase, testServer, type TestDatabase } from './test-server.js';
export { MemoryBus, type MemoryBusOptions, type Stuck } from './memory-bus.js';
export { MemoryDocuments } from './memory-documents.js';
export { MemoryUnitOfWork } from './memory-unit-of-work.js';
export { seededRandom } from './seeded-random.js';
export { freePort } from './repository.js';
export { testKafka } from './test-kafka.js';
export { trialsOf, type Attempt, type Attempts, type Done, type Trial } from './row-trials.js';
export { MemoryLeases } from './memory-leases.js';
