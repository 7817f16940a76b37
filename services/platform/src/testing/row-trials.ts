import { DomainError } from '../errors/index.js';
import { actionsIn, type Lifecycle, type Rule } from '../lifecycle/index.js';

/** Where a thing stands after an act, and which events told of it. */
export interface Done<S extends string> {
  state: S;
  told: readonly string[];
}

/** How a spec tries one action of a lifecycle table. */
export interface Attempt<S extends string> {
  /** The states in which it must be possible: said here once more, so that a row that leaves the table is missed. */
  from: readonly S[];
  /** The decision itself, upon a thing that was brought into the state; several where it may lead to several states. */
  act: (state: S) => Done<S> | readonly Done<S>[];
  /** The reason by which a state refuses it where it is not the table that does. */
  otherwise?: Partial<Record<S, string>>;
}

export type Attempts<S extends string, A extends string> = Readonly<Record<A, Attempt<S>>>;

/** What is tried, and what is wrong with it; empty: nothing. */
export type Trial = [title: string, faults: () => string[]];

/**
 * Every row of the table (an action in a state that allows it) does what it says, and not without the table; every other cell of an rpc is
 * refused, naming what is allowed. For `it.each`. Timers and consequences that come too late are their own specs' matter.
 */
export function trialsOf<S extends string, A extends string>(
  table: Lifecycle<S, A>,
  states: readonly S[],
  attempts: Attempts<S, A>,
): Trial[] {
  const ofAction = (action: A): Trial[] => {
    const { from, act, otherwise } = attempts[action];
    const rule = table[action];
    const refused = rule.cause === 'rpc' ? states.filter((state) => !from.includes(state)) : [];
    const reasonIn = (state: S) => otherwise?.[state] ?? `ILLEGAL_STATE ${actionsIn(table, state).join(',')}`;
    const reached = () => from.flatMap((state) => done(act(state)).map((each) => each.state));
    return [
      ...from.map((state): Trial => [`${action} from ${state}`, () => done(act(state)).flatMap(misled(rule, state))]),
      ...from.map((state): Trial => [`${action} from ${state} is by the table alone`, () => unguarded(rule, state, act)]),
      ...refused.map((state): Trial => [
        `${action} is refused while ${state}`,
        () =>
          unlike(
            refusal(() => act(state)),
            reasonIn(state),
          ),
      ]),
      [`${action} leads wherever it says`, () => differences(targetsOf(rule), reached())],
    ];
  };
  return [
    ['has the rows that are tried, and no other', () => differences(rowsOf(table), rowsOf(attempts))],
    ...(Object.keys(table) as A[]).flatMap(ofAction),
  ];
}

const rowsOf = (table: Readonly<Record<string, { from: readonly string[] }>>): string[] =>
  Object.entries(table).flatMap(([action, { from }]) => from.map((state) => `${action} from ${state}`));

const done = <S extends string>(outcome: Done<S> | readonly Done<S>[]): readonly Done<S>[] => ('length' in outcome ? outcome : [outcome]);
const targetsOf = <S extends string>({ from, to }: Rule<S>): readonly S[] => (to === 'same' ? from : ([to].flat() as S[]));

/** The act must end where the row says, and leave a trace: another state, or one of the row's events. */
const misled =
  <S extends string>({ to, emits }: Rule<S>, before: S) =>
  ({ state, told }: Done<S>): string[] => {
    const allowed = to === 'same' ? [before] : [to].flat();
    if (!allowed.includes(state)) return [`led to ${state}, not to ${allowed.join(' or ')}`];
    const happened = state !== before || emits.length === 0 || emits.some((event) => told.includes(event));
    return happened ? [] : [`told nothing of ${emits.join(', ')}`];
  };

/** The decision must miss the row when the table has it no more: else something beside the table allows it. */
function unguarded<S extends string>(rule: Rule<S>, state: S, act: Attempt<S>['act']): string[] {
  const without = rule as { from: readonly S[] };
  const { from } = rule;
  without.from = from.filter((each) => each !== state);
  try {
    return done(act(state)).some((each) => misled(rule, state)(each).length > 0) ? [] : ['possible without its row'];
  } catch {
    return [];
  } finally {
    without.from = from;
  }
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.reason === 'ILLEGAL_STATE' ? `${error.reason} ${error.metadata['allowed'] ?? ''}` : error.reason;
  }
  return 'nothing refused';
}

const unlike = (found: string, expected: string): string[] => (found === expected ? [] : [`${found}, not ${expected}`]);

const differences = (named: readonly string[], found: readonly string[]): string[] => [
  ...named.filter((each) => !found.includes(each)).map((each) => `${each}: named and not tried`),
  ...found.filter((each) => !named.includes(each)).map((each) => `${each}: tried and not named`),
];
