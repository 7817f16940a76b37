import type { Lifecycle } from './lifecycle.js';

export interface Findings {
  /** States that no action leads to from the starts. */
  unreachable: string[];
  /** States without a way out that were not named as ends, and named ends that have one. */
  wrongEnds: string[];
}

/** The eternal tests on a table: every state is reachable, only the named ends are terminal. */
export function examine<S extends string>(table: Lifecycle<S, string>, starts: readonly S[], ends: readonly S[]): Findings {
  const rules = Object.values(table);
  const targets = (to: (typeof rules)[number]['to']) => (to === 'same' ? [] : [to].flat()) as S[];
  const states = new Set<S>([...starts, ...ends, ...rules.flatMap((rule) => [...rule.from, ...targets(rule.to)])]);
  const reached = new Set<S>(starts);
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const rule of rules) if (rule.from.some((state) => reached.has(state))) targets(rule.to).forEach((state) => reached.add(state));
  }
  const leaves = (state: S) => rules.some((rule) => rule.from.includes(state) && targets(rule.to).some((to) => to !== state));
  return {
    unreachable: [...states].filter((state) => !reached.has(state)),
    wrongEnds: [...states].filter((state) => leaves(state) === ends.includes(state)),
  };
}
