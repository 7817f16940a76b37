// Every template's rows: lived in a city of our own on the same server, whose databases are gone afterwards.
import type { Server } from '@hotline/platform/mysql';
import { City, type CityOptions } from '../city/city.ts';
import { found } from './found.ts';
import type { Harvest } from './harvest.ts';
import { templates } from './templates.ts';
import { walkAll } from './walk.ts';

/** @throws Error naming the template that could not be lived */
export async function liveTemplates(server: Server, options: Omit<CityOptions, 'server'>): Promise<Harvest[]> {
  const city = await City.open({ server, ...options });
  try {
    await found(city);
    return await walkAll(city, templates);
  } finally {
    await city.close();
  }
}
