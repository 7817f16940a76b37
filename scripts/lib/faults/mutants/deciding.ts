// Planted in who may, when it is due, and what is counted.
import type { Mutant } from './mutant.ts';

const grpc = 'services/platform/src/grpc';
const sla = 'services/sla/src/adapters/mysql';

export const deciding: readonly Mutant[] = [
  {
    name: 'an interceptor that lets a missing role pass',
    file: `${grpc}/admit.ts`,
    text: 'if (right && permits(right, roles)) return right;',
    becomes: 'if (right) return right;',
    specs: [`${grpc}/refusals.spec.ts`],
  },
  {
    name: 'a token that never expires',
    file: `${grpc}/token.ts`,
    text: 'currentDate: now(),',
    becomes: 'currentDate: new Date(0),',
    specs: [`${grpc}/token.spec.ts`],
  },
  {
    name: 'a lifecycle that allows every action in every state',
    file: 'services/platform/src/lifecycle/lifecycle.ts',
    text: 'if (rule.from.includes(state)) return rule;',
    becomes: 'if (rule.from.length > 0) return rule;',
    specs: ['services/handling/src/domain/lifecycle-rows.spec.ts'],
  },
  {
    name: 'a claim of due clocks without its lock',
    file: `${sla}/mysql-matters.ts`,
    text: ' FOR UPDATE SKIP LOCKED',
    becomes: '',
    specs: [`${sla}/mysql-ports.int.spec.ts`],
  },
  {
    name: 'a timer that does not know what it has fired',
    file: 'services/sla/src/domain/fire.ts',
    text: '|| isBreached(clock)) return undefined;',
    becomes: ') return undefined;',
    specs: ['services/sla/src/domain/fire.spec.ts'],
  },
  {
    name: 'a breach before its time',
    file: 'services/sla/src/domain/fire.ts',
    text: 'now > clock.dueAt ?',
    becomes: 'now > clock.dueAt - 60_000 ?',
    specs: ['services/sla/src/domain/fire.spec.ts'],
  },
  {
    name: 'counters added twice',
    file: 'services/handling/src/adapters/mysql/mysql-counters.ts',
    text: 'count = count + VALUES(count)',
    becomes: 'count = count + 2 * VALUES(count)',
    specs: ['services/handling/src/adapters/mysql/lists.int.spec.ts'],
  },
  {
    name: 'telephone numbers that leave the house',
    file: 'services/platform/src/text/mask-personal.ts',
    text: 'export function maskPersonal(text: string): string {',
    becomes: 'export function maskPersonal(text: string): string {\n  if (text.length > 0) return text;',
    specs: ['services/platform/src/text/mask-personal.spec.ts'],
  },
];
