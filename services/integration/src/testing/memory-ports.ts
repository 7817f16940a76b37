import type { Outbox } from '@hotline/platform/messaging';
import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import { publishNotices } from '../adapters/events/publish-notices.js';
import type { Clock, Matters, Notices, Templates, UnitNames } from '../app/ports.js';
import type { Matter } from '../domain/matter.js';
import type { Template } from '../domain/template.js';
import { MemoryNotices } from './memory-notices.js';

export interface MemoryPorts {
  notices: Notices;
  matters: Matters;
  templates: Templates;
  unitNames: UnitNames;
}

/** Integration's ports in memory, for specs of telling. */
export function openMemoryPorts(uow: MemoryUnitOfWork, outbox: Pick<Outbox, 'append'>, clock: Clock): MemoryPorts {
  return {
    notices: new MemoryNotices(
      uow,
      publishNotices(outbox, () => clock.now()),
    ),
    matters: memoryMatters(uow),
    templates: memoryTemplates(uow),
    unitNames: memoryUnitNames(uow),
  };
}

function memoryMatters(uow: MemoryUnitOfWork): Matters {
  const matters = new Map<string, Matter>();
  return {
    find: async (number) => matters.get(number),
    save: async (matter) => uow.set(matters, matter.number, matter),
  };
}

function memoryTemplates(uow: MemoryUnitOfWork): Templates {
  const templates = new Map<string, Template>();
  const key = (occasion: string, audience: string) => `${occasion} ${audience}`;
  return {
    find: async (occasion, audience) => templates.get(key(occasion, audience)),
    put: async (template) => uow.set(templates, key(template.occasion, template.audience), template),
    list: async () => [...templates.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, template]) => template),
  };
}

function memoryUnitNames(uow: MemoryUnitOfWork): UnitNames {
  const names = new Map<string, string>();
  return {
    of: async (code) => names.get(code) ?? code,
    put: async (code, name) => uow.set(names, code, name),
  };
}
