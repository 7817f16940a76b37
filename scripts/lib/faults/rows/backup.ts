// A backup under load, restored elsewhere: whole up to its point, sound by itself, and unmoved by what is told to it again.
import { rmSync, statSync } from 'node:fs';
import { saveTo } from '../../backup/dump.ts';
import { sourceOf } from '../../backup/source.ts';
import { untilQuiet } from '../../replay/verify/quiet.ts';
import { mysqlOf } from '../../stack/databases.ts';
import { keysOf } from '../../stack/keys.ts';
import { environment, type Service } from '../../stack/plan.ts';
import { restoreElsewhere, type Elsewhere } from '../backup/elsewhere.ts';
import { unsound } from '../backup/sound.ts';
import { demand, type Fault, type Trial } from '../fault.ts';
import { keepFirsts, sendAgain } from '../means/sent.ts';
import { differences, stateHash } from '../oracle/state-hash.ts';

/** Facts of each service that are sent again. */
const again = 100;
const calmMs = 3000;

export const backup: readonly Fault[] = [
  {
    name: 'backup-under-load-restored-elsewhere',
    row: 'backup',
    transports: ['local', 'kafka'],
    seconds: 50,
    async strike(trial) {
      const file = `${trial.plan.folder}.sql.gz`;
      await trial.clients.accept();
      const watched = trial.clients.watch();
      const [before, { seconds }, after] = [await known(trial), await save(trial, file), await known(trial)];
      const { accepts, failed } = watched();
      trial.note(`saved in ${seconds.toFixed(1)} s, with ${accepts.count} accepts meanwhile`);
      const megabytes = statSync(file).size / 2 ** 20;
      await trial.clients.pause(); // two installations at once are more than the machine has
      const elsewhere = await restoreElsewhere(file, trial.plan);
      try {
        demandPoint(before, await known(asTrial(elsewhere)), after);
        await untilQuiet(elsewhere.databases, calmMs);
        const problems = await unsound(elsewhere);
        demand(problems.length === 0, `the restored set is not sound: ${problems.slice(0, 5).join('; ')} (${problems.length} in all)`);
        const absorbed = await tellAgain(elsewhere);
        return { saveSeconds: seconds.toFixed(1), megabytes: megabytes.toFixed(1), failedMeanwhile: sum(failed), absorbed };
      } finally {
        await elsewhere.close();
        rmSync(file);
        trial.clients.resume();
      }
    },
  },
];

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((one, other) => one + other, 0);

function save({ plan }: Trial, file: string) {
  return saveTo(file, sourceOf(environment(plan, keysOf(plan.folder), mysqlOf(plan))));
}

type Known = Record<'appeals' | 'orders', Set<string>>;

/** The numbers that are there. */
async function known({ sql }: Pick<Trial, 'sql'>): Promise<Known> {
  const ids = async (service: Service, table: string) =>
    new Set((await sql<{ id: string }>(service, `SELECT id FROM ${table}`)).map(({ id }) => id));
  return { orders: await ids('handling', 'orders'), appeals: await ids('intake', 'appeals') };
}

/** All that was there before the backup began, and nothing that came after it ended. */
function demandPoint(before: Known, restored: Known, after: Known): void {
  for (const what of ['appeals', 'orders'] as const) {
    const lost = [...before[what]].filter((id) => !restored[what].has(id));
    demand(lost.length === 0, `${lost.length} ${what} that were there before the backup are not in it, among them ${lost[0]}`);
    if (what === 'orders') continue; // facts that were on their way have opened more by now
    const strange = [...restored[what]].filter((id) => !after[what].has(id));
    demand(strange.length === 0, `${strange.length} ${what} are in the backup and were never there, among them ${strange[0]}`);
  }
}

const asTrial = ({ installation: { plan }, databases }: Elsewhere): Pick<Trial, 'sql' | 'plan'> => ({
  plan,
  sql: (service, statement, values) => databases.rows(service, statement, values),
});

/** @returns how many facts were told again and changed nothing */
async function tellAgain(elsewhere: Elsewhere): Promise<number> {
  const trial = asTrial(elsewhere) as Trial;
  const hash = await stateHash(trial);
  const sent = await sendAgain(trial, again);
  await untilQuiet(elsewhere.databases, calmMs);
  await keepFirsts(trial);
  const changed = differences(hash, await stateHash(trial));
  demand(changed.length === 0, `facts that were told again changed ${changed.join('; ')}`);
  return sent;
}
