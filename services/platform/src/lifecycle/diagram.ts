import type { Lifecycle } from './lifecycle.js';

/** The table as a Mermaid state diagram, for a service's README. */
export function diagram<S extends string>(table: Lifecycle<S, string>, starts: readonly S[], ends: readonly S[]): string {
  const lines = Object.entries(table).flatMap(([action, { from, to }]) =>
    from.flatMap((state) => (to === 'same' ? [state] : [to].flat()).map((target) => `  ${state} --> ${target}: ${action}`)),
  );
  return ['stateDiagram-v2', ...starts.map((s) => `  [*] --> ${s}`), ...lines, ...ends.map((s) => `  ${s} --> [*]`)].join('\n');
}
