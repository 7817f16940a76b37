import { MemoryUnitOfWork } from '@hotline/platform/testing';
import { describe } from 'vitest';
import { memoryPorts } from './memory-ports.js';
import { portsSuite } from './ports-suite.js';
import { nine } from './samples.js';

describe('the ports in memory', () => {
  const uow = new MemoryUnitOfWork();
  const told: string[] = [];
  const tell = async (events: readonly { type: string }[]) =>
    events.forEach(({ type }) => {
      told.push(type);
      uow.undo(() => void told.pop());
    });
  const ports = memoryPorts({ uow, clock: { now: () => nine }, tell, categories: [] });
  portsSuite(() => ({ ports, told: async () => told, run: (work) => uow.run(work) }));
});
