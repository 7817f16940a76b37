// Lets every template live and takes down what it leaves.
import type { City } from '../city/city.ts';
import { beginning } from './found.ts';
import { clear, harvest, ringsAt, type Harvest } from './harvest.ts';
import { Life } from './life.ts';
import type { Template } from './templates.ts';

/** @throws Error naming the template and the step at which it broke off */
export async function walkAll(city: City, templates: readonly Template[]): Promise<Harvest[]> {
  const harvests: Harvest[] = [];
  for (const template of templates) harvests.push(...(await walk(city, template)));
  return harvests;
}

async function walk(city: City, { name, steps, cuts, weight, kind }: Template): Promise<Harvest[]> {
  city.time.now = beginning;
  const life = new Life(city);
  const found: Harvest[] = [];
  for (const [index, step] of steps.entries()) {
    await step(life).catch((error: Error) => {
      throw new Error(`${name}, step ${index + 1}: ${error.message}`, { cause: error });
    });
    if (!cuts.includes(index + 1)) continue;
    found.push({
      name: `${name} ${index + 1}`,
      weight,
      kind,
      sheets: await harvest(city),
      appeals: [...life.appeals],
      at: life.now,
      ringsAt: await ringsAt(city),
    });
  }
  await clear(city);
  return found;
}
