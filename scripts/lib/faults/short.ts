// The short form for scripts/test: three seeds, a few quick faults each.
import type { Drawn } from './draw-seed.ts';
import type { Fault } from './fault.ts';

/** What one seed of the short form may strike, in seconds. */
const seconds = 20;

/** The quick faults of the local transport, row by row, dealt to three seeds. */
export function shortSeeds(table: readonly Fault[]): Drawn[] {
  const quick = table.filter(
    ({ transports, needs, ...fault }) => transports.includes('local') && needs === undefined && fault.seconds <= 10,
  );
  const firsts = [...Map.groupBy(quick, ({ row }) => row).values()].map((faults) => faults[0]!);
  return [1, 2, 3].map((seed) => {
    const mine = firsts.filter((_, index) => index % 3 === seed - 1);
    let left = seconds;
    return { seed, transport: 'local', faults: mine.filter((fault) => (left -= fault.seconds) >= 0) };
  });
}
