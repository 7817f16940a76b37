// Planted in the way of facts.
import type { Mutant } from './mutant.ts';

const room = 'services/platform/src/messaging';
const local = [`${room}/local-transport.int.spec.ts`];

export const messaging: readonly Mutant[] = [
  {
    name: 'a relay that marks before it publishes',
    file: `${room}/relay.ts`,
    text: 'await this.forward(rows);',
    becomes: 'this.uow.afterCommit(() => void this.forward(rows).catch(() => undefined));',
    specs: local,
  },
  {
    name: 'a relay that takes its turn without a lock',
    file: `${room}/turn.ts`,
    text: ' FOR UPDATE SKIP LOCKED',
    becomes: '',
    specs: [`${room}/turn.int.spec.ts`],
  },
  {
    name: 'a consumer without its inbox',
    file: `${room}/inbox.ts`,
    text: '!seen.has(id) && seen.add(id)',
    becomes: 'seen.add(id)',
    specs: local,
  },
  {
    name: 'a fact that overtakes the failed one of its key',
    file: `${room}/inbox.ts`,
    text: 'if (!taken.has(laneOf(message))) return true;',
    becomes: 'if (!taken.has(message.id)) return true;',
    specs: local,
  },
  {
    name: 'a parking lot that drops',
    file: `${room}/parking-lot.ts`,
    text: 'await this.write(rows);',
    becomes: 'if (rows.length > 1000) await this.write(rows);',
    specs: local,
  },
  {
    name: 'retries without an end',
    file: `${room}/patience.ts`,
    text: ': pauses[now - 1];',
    becomes: ': pauses[Math.min(now, pauses.length) - 1];',
    specs: [`${room}/patience.spec.ts`],
  },
  {
    name: 'an outbox outside the transaction',
    file: `${room}/outbox.ts`,
    text: 'await this.uow.add(`INSERT',
    becomes: 'await this.uow.apart().add(`INSERT',
    specs: [`${room}/outbox.int.spec.ts`, ...local],
  },
];
