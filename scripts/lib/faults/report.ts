// What a run tells at its end: rows × strikes × held, with figures.
import { table } from '../plain/table.ts';
import { rows, transports, type Fault, type Transport } from './fault.ts';
import { held, type Outcome, type Strike } from './run-seed.ts';

export interface Done {
  seed: number;
  transport: Transport;
  outcome: Outcome;
}

const most = 8;

/** What did not hold in one seed, and how to see it again. @param asked the options that narrow the table, as they were given */
export function failures({ seed, outcome }: Done, asked: string): string[] {
  if (held(outcome)) return [];
  const lines = [
    ...outcome.strikes.flatMap(({ fault, failure }) => (failure === undefined ? [] : [`✗ ${fault}: ${failure}`])),
    ...outcome.findings.flatMap(({ what, problems }) =>
      problems.length === 0
        ? []
        : [
            `✗ not so: ${what}`,
            ...problems.slice(0, most).map((problem) => `    ${problem}`),
            ...(problems.length > most ? [`    … and ${problems.length - most} more`] : []),
          ],
    ),
  ];
  return [...lines, `Again: scripts/faults --seed ${seed}${asked}`];
}

/** Rows × strikes × held. @returns whether all held */
export function report(done: readonly Done[], faults: readonly Fault[], write: (text: string) => void): boolean {
  const body = rows
    .flatMap((row) => transports.map((transport) => lineOf(row, transport, done, faults)))
    .filter((line) => line !== undefined);
  write(table(['row', 'transport', '#strikes', '#held', 'figures (median)'], body));
  const bad = done.filter(({ outcome }) => !held(outcome));
  const checks = done.flatMap(({ outcome }) => outcome.findings);
  const looked = checks.reduce((sum, finding) => sum + finding.looked, 0);
  const broken = checks.filter(({ problems }) => problems.length > 0).length;
  write(`  The oracle judged ${done.length} seeds: ${checks.length} checks of ${looked} things, ${broken} did not hold.\n`);
  write(
    bad.length === 0
      ? `${done.length} of ${done.length} seeds held.\n`
      : `${done.length - bad.length} of ${done.length} seeds held; not: ${bad.map(({ seed, transport }) => `${seed} (${transport})`).join(', ')}.\n`,
  );
  return bad.length === 0;
}

function lineOf(row: string, transport: Transport, done: readonly Done[], faults: readonly Fault[]): string[] | undefined {
  if (!faults.some((fault) => fault.row === row && fault.transports.includes(transport))) return undefined;
  const strikes = done
    .filter((each) => each.transport === transport)
    .flatMap(({ outcome }) => outcome.strikes)
    .filter((strike) => strike.row === row);
  const good = strikes.filter(({ failure }) => failure === undefined);
  return [row, transport, String(strikes.length), String(good.length), middles(strikes)];
}

/** The median of each number that the strikes told. */
function middles(strikes: readonly Strike[]): string {
  const values = new Map<string, number[]>();
  for (const { figures } of strikes)
    for (const [name, value] of Object.entries(figures))
      if (typeof value === 'number') values.set(name, [...(values.get(name) ?? []), value]);
  return [...values].map(([name, all]) => `${name} ${all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]}`).join(', ');
}
