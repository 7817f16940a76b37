import { DomainError } from '../errors/index.js';

/** How an action comes about: by one rpc, one named timer, or as a named consequence of another action. */
export type Cause = 'rpc' | `timer:${string}` | `after:${string}`;

/** One line of a lifecycle: what is not in the table is refused. */
export interface Rule<State extends string, Role extends string = string> {
  from: readonly State[];
  /** Where it leads; several where a function beside the table decides. `same` leaves the state as it is. */
  to: State | 'same' | readonly State[];
  /** Who may; empty for timers and consequences. */
  by: readonly Role[];
  cause: Cause;
  /** What the caller must bring, in words for the button and the diagram. */
  asks?: readonly string[];
  /** The events that it may emit. */
  emits: readonly string[];
}

export type Lifecycle<State extends string, Action extends string, Role extends string = string> = Readonly<
  Record<Action, Rule<State, Role>>
>;

/**
 * The rule for `action` in `state`.
 * @throws DomainError ILLEGAL_STATE naming the state and the actions that it allows
 */
export function permit<S extends string, A extends string, R extends string>(table: Lifecycle<S, A, R>, action: A, state: S): Rule<S, R> {
  const rule = table[action];
  if (rule.from.includes(state)) return rule;
  throw new DomainError('illegal_state', 'ILLEGAL_STATE', `${action} is not possible while ${state}`, {
    action,
    state,
    allowed: actionsIn(table, state).join(','),
  });
}

/** The state after `action`, where the table alone decides it. */
export function transition<S extends string, A extends string, R extends string>(table: Lifecycle<S, A, R>, action: A, state: S): S {
  const { to } = permit(table, action, state);
  if (typeof to !== 'string') throw new Error(`${action} leads to several states: a function beside the table must choose`);
  return to === 'same' ? state : to;
}

/** What may be done in `state`: the buttons, given the caller's roles. Without roles: all, timers and consequences included. */
export function actionsIn<S extends string, A extends string, R extends string>(
  table: Lifecycle<S, A, R>,
  state: S,
  roles?: readonly string[],
): A[] {
  return (Object.keys(table) as A[]).filter((action) => {
    const { from, by } = table[action];
    return from.includes(state) && (roles === undefined || by.some((role) => roles.includes(role)));
  });
}
