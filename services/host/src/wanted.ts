import type { HotlineService } from '@hotline/platform/hosting';

/**
 * The services that are named, or all when none is.
 * @throws Error naming what there is
 */
export function wanted(catalogue: readonly HotlineService[], names: readonly string[]): readonly HotlineService[] {
  const known = catalogue.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`unknown service ${unknown.join(', ')}; there are ${known.join(', ')}`);
  return names.length === 0 ? catalogue : catalogue.filter(({ name }) => names.includes(name));
}
