// The beginning of a city of our own: its units, and what matters can be about.
import type { City } from '../city/city.ts';
import { categorySheet, stand } from '../city/stand-ins.ts';
import { starterRows } from '../city/sheets.ts';

/** A Monday morning; every life begins then. */
export const beginning = new Date('2026-06-01T01:00:00.000Z');

export async function found(city: City): Promise<void> {
  city.time.now = beginning;
  const { dispatch, integration } = await city.as('admin');
  for (const { code, name, head, handler } of stand.units) {
    const duty = { phone: '0396-1234500', people: [head, handler], hours: 'always' };
    await dispatch.registerUnit({ code, name, kind: 'department', division: '411700', remoteTenant: '', level: 'city', duty });
  }
  await dispatch.publishCategories({ csv: categorySheet(), checkOnly: false });
  for (const { code: occasion = '', audience = '', channel = '', text = '' } of starterRows('notice-templates.csv'))
    await integration.putTemplate({ template: { occasion, audience, channel, text } });
  await city.settle();
}
