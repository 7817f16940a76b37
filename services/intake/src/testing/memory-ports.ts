import { conflict } from '@hotline/platform/errors';
import { Cipher } from '@hotline/platform/crypto';
import { MemoryUnitOfWork } from '@hotline/platform/testing';
import { KeyedQueryCodes } from '../adapters/privacy/keyed-query-codes.js';
import { SealedPrivacy } from '../adapters/privacy/sealed-privacy.js';
import type { Clock, Ports } from '../app/ports.js';
import type { Category } from '../domain/acceptance.js';
import type { Call } from '../domain/call.js';
import { MemoryAppeals, type Tell } from './memory-appeals.js';
import { MemoryGuesses } from './memory-guesses.js';
import { MemoryMarks } from './memory-marks.js';
import { MemoryProgresses } from './memory-progresses.js';
import { MemoryQueue } from './memory-queue.js';

export interface MemoryOptions {
  uow?: MemoryUnitOfWork;
  clock: Clock;
  /** Where events go, within the unit of work. */
  tell: Tell;
  categories: readonly Category[];
}

export interface MemoryPorts extends Ports {
  appeals: MemoryAppeals;
  marks: MemoryMarks;
}

const secret = Buffer.alloc(32, 1);

/** Everything that intake needs, in memory: what `useCases` runs on in a specification of many services. */
export function memoryPorts({ uow = new MemoryUnitOfWork(), clock, tell, categories }: MemoryOptions): MemoryPorts {
  const marks = new MemoryMarks(uow, tell);
  const counters = new Map<string, number>();
  const names = new Map<string, string>();
  return {
    marks,
    appeals: new MemoryAppeals(uow, tell, () => marks.all()),
    progresses: new MemoryProgresses(uow),
    calls: memoryCalls(),
    channels: { open: async () => ['app', 'phone', 'sms', 'superior', 'web', 'wechat'] },
    categories: { describe: async (code) => categories.find((each) => each.code === code) },
    unitNames: {
      put: async (unit, name) => void names.set(unit, name),
      of: async (units) => new Map(units.flatMap((unit) => (names.has(unit) ? [[unit, names.get(unit)!]] : []))),
    },
    queue: new MemoryQueue(clock),
    privacy: new SealedPrivacy(new Cipher([{ id: 'k1', algorithm: 'aes', secret }]), secret),
    queryCodes: new KeyedQueryCodes(secret),
    guesses: new MemoryGuesses(),
    audit: { append: async () => undefined },
    numbers: {
      next: async (prefix) => {
        counters.set(prefix, (counters.get(prefix) ?? 0) + 1);
        return counters.get(prefix)!;
      },
    },
    clock,
  };
}

function memoryCalls(): Ports['calls'] {
  const calls = new Map<string, Call>();
  return {
    add: async (call) => {
      if (calls.has(call.callId)) throw conflict('CALL_EXISTS', `the call ${call.callId} was recorded already`, { call_id: call.callId });
      calls.set(call.callId, call);
    },
  };
}
