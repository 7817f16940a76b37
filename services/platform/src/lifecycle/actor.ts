import { DomainError } from '../errors/index.js';
import { permit, type Lifecycle } from './lifecycle.js';

/** Somebody who asks for an action, with every role they hold. `unit` is empty outside the units. */
export interface Caller {
  person: string;
  name: string;
  unit: string;
  roles: readonly string[];
}

/** Who acted, and by which role it was allowed. */
export interface Actor {
  person: string;
  name: string;
  unit: string;
  role: string;
}

/** A timer or a consequence. */
export const system: Actor = { person: 'system', name: '系统', unit: '', role: 'system' };

/**
 * The caller as actor, by the first of their roles that `roles` allows.
 * @throws DomainError ROLE_NOT_ALLOWED naming the roles that may
 */
export function actAs(caller: Caller, action: string, roles: readonly string[]): Actor {
  const role = roles.find((each) => caller.roles.includes(each));
  if (role !== undefined) return { person: caller.person, name: caller.name, unit: caller.unit, role };
  throw new DomainError('forbidden', 'ROLE_NOT_ALLOWED', `${action} is not for ${caller.roles.join(', ') || 'nobody signed in'}`, {
    action,
    allowed: roles.join(','),
  });
}

/** The table's guard for a person: the state first, then the role. */
export function permitTo<S extends string, A extends string, R extends string>(
  table: Lifecycle<S, A, R>,
  action: A,
  state: S,
  caller: Caller,
): Actor {
  return actAs(caller, action, permit(table, action, state).by);
}
