// The short form for scripts/test: three seeds, a few quick faults each.
import type { Drawn } from './draw-seed.ts';
import type { Fault } from './fault.ts';

/** The longest strike that is quick, seconds. */
const quickSeconds = 25;
const seeds = [1, 2, 3];

/** The quickest fault of each row of the local transport that has a quick one, dealt to three seeds so that none takes much longer than the others. */
export function shortSeeds(table: readonly Fault[]): Drawn[] {
  const quick = table.filter(({ transports, seconds }) => transports.includes('local') && seconds <= quickSeconds);
  const quickest = [...Map.groupBy(quick, ({ row }) => row).values()].map((faults) => faults.toSorted(byLength)[0]!);
  const drawn = seeds.map((seed) => ({ seed, transport: 'local' as const, faults: [] as Fault[] }));
  for (const fault of quickest.toSorted(byLength).toReversed()) drawn.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0]!.faults.push(fault);
  return drawn;
}

const byLength = (a: Fault, b: Fault): number => a.seconds - b.seconds;
const lengthOf = ({ faults }: Drawn): number => faults.reduce((sum, { seconds }) => sum + seconds, 0);
