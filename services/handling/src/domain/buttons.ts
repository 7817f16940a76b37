import { actionsIn, type Caller, type Lifecycle } from '@hotline/platform/lifecycle';

/** A button: what the caller may do now, on what, and what must be brought. */
export interface OpenAction {
  action: string;
  subject: string;
  asks: readonly string[];
}

/** What a table allows to the caller's roles. */
export const buttons = <S extends string, A extends string>(
  table: Lifecycle<S, A>,
  state: S,
  subject: string,
  { roles }: Caller,
): OpenAction[] => actionsIn(table, state, roles).map((action) => ({ action, subject, asks: table[action].asks ?? [] }));
