import { MemoryBus, MemoryUnitOfWork } from '@hotline/platform/testing';
import { openMemoryPorts } from './memory-ports.js';
import { portsSuite } from './ports-suite.js';
import { nine } from './samples.js';

portsSuite(async () => {
  const uow = new MemoryUnitOfWork();
  const bus = new MemoryBus();
  const ports = openMemoryPorts(uow, bus.outbox('integration', uow), { now: () => nine });
  return { ports, run: (work) => uow.run(work), said: async () => bus.sent.map(({ type }) => type) };
});
