import { DomainError } from '@hotline/platform/errors';
import { seededRandom } from '@hotline/platform/testing';
import { acts, names } from './acts.js';
import { City, units } from './city.js';
import { Dice, NothingToDo } from './dice.js';

export interface Plot {
  seed: number;
  /** How probable it is that a message comes twice. */
  duplicates: number;
  /** What is tried, each with the seed of its choices. */
  commands: readonly (readonly [name: string, seed: number])[];
}

const beginning = ['submit', 'accept', 'deliver', 'dispatchOrder'] as const;

/** Lets the commands happen, a few messages arriving after each; then until all is quiet. Refusals are part of life, anything else is thrown. */
export async function run({ seed, duplicates, commands }: Plot): Promise<City> {
  const city = new City(seed, duplicates);
  for (const unit of units) await city.dispatch.use.keepUnits.register(unitNamed(unit), administrator);
  for (const [name, each] of [...beginning.map((first) => [first, seed] as const), ...commands]) {
    const dice = new Dice(seededRandom(each));
    city.wait(1 / 60);
    city.look();
    await happen(city, name, dice).catch(refused);
    await city.bus.deliver(dice.below(15));
  }
  await city.quiet();
  return city;
}

const patience = 20;

/** The act, or, where it has nothing to be about, another one. */
async function happen(city: City, wanted: string, dice: Dice): Promise<void> {
  let name = wanted;
  for (let left = patience; left > 0; left--) {
    try {
      await acts[name]!(city, dice);
      return;
    } catch (error) {
      if (!(error instanceof NothingToDo)) throw error;
      name = dice.pick(names);
    }
  }
}

function refused(error: unknown): void {
  if (!(error instanceof DomainError)) throw error;
}

const administrator = { person: 'administrator-1', name: '管理员', unit: '', roles: ['administrator'] };

const unitNamed = (code: string) => ({
  code,
  name: code,
  kind: 'department' as const,
  division: '411700',
  remoteTenant: '',
  level: 'city' as const,
  active: true,
  duty: { phone: '', people: [], hours: '' },
});
