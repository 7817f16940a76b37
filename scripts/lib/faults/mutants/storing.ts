// Planted in what is stored, and in whose turn it is.
import type { Mutant } from './mutant.ts';

const room = 'services/platform/src/mysql';

export const storing: readonly Mutant[] = [
  {
    name: 'a reply before the commit',
    file: `${room}/transaction.ts`,
    text: "await this.wire.ask([...last, 'COMMIT']);",
    becomes: "void this.wire.ask([...last, 'COMMIT']).catch(() => undefined);",
    specs: [`${room}/faults.int.spec.ts`],
  },
  {
    name: 'a reply before the commit of those that came together',
    file: `${room}/convoy.ts`,
    text: 'return this.fate;',
    becomes: "return 'committed';",
    specs: [`${room}/together.int.spec.ts`],
  },
  {
    name: 'two works of one transaction that change the same row',
    file: `${room}/claims.ts`,
    text: 'if (holder === undefined) break;',
    becomes: 'break;',
    specs: [`${room}/together.int.spec.ts`],
  },
  {
    name: "what a refused work wrote, committed with the others'",
    file: `${room}/member.ts`,
    text: 'if (well) transaction',
    becomes: 'transaction',
    specs: [`${room}/together.int.spec.ts`],
  },
  {
    name: 'an update without its version guard',
    file: `${room}/documents.ts`,
    text: 'WHERE id = ? AND version = ?',
    becomes: 'WHERE id = ? AND version >= ? - 1000000',
    specs: [`${room}/documents.int.spec.ts`],
  },
  {
    name: "idempotency that ignores the request's hash",
    file: `${room}/idempotency.ts`,
    text: 'if (row.request_hash.equals(hash))',
    becomes: 'if (row.request_hash.length > 0)',
    specs: [`${room}/idempotency.int.spec.ts`],
  },
  {
    name: 'a lease that anybody may take over',
    file: `${room}/leases.ts`,
    text: '(holder = ? OR until <= NOW(6))',
    becomes: '(holder <> ? OR until > 0)',
    specs: [`${room}/leases.int.spec.ts`],
  },
  {
    name: 'a worker that is not fenced',
    file: `${room}/worker-lease.ts`,
    text: 'SECOND WHERE id = ? AND fence = ?`,',
    becomes: 'SECOND WHERE id = ? AND fence >= ? - 1000`,',
    specs: [`${room}/worker-lease.int.spec.ts`],
  },
  {
    name: 'deadlines by the wall clock',
    file: `${room}/database-clock.ts`,
    text: 'performance.now()',
    becomes: 'Date.now()',
    specs: [`${room}/database-clock.int.spec.ts`],
  },
  {
    name: 'a lost connection that is handed on with its locks for ever',
    file: `${room}/server.ts`,
    text: '/*M!, idle_transaction_timeout',
    becomes: '/*, idle_transaction_timeout',
    specs: [`${room}/faults.int.spec.ts`],
  },
  {
    name: 'an audit chain without its previous hash',
    file: 'services/platform/src/crypto/audit-trail.ts',
    text: 'subject, reason, previousHash]);',
    becomes: 'subject, reason]);',
    specs: ['services/platform/src/crypto/audit-trail.int.spec.ts'],
  },
];
