// Brings a new tenant to life from infra/starter, through the public interfaces alone: people, units, categories, catalogue, calendar, templates.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { call, signIn } from './door.ts';
import { People, type Desk } from './people.ts';
import { root } from './plan.ts';
import type { Stack } from './stack.ts';

const starter = join(root, 'infra/starter');
const sheet = (name: string): string => readFileSync(join(starter, name), 'utf8');
const rows = (name: string): Record<string, string>[] => parse<Record<string, string>>(sheet(name), { columns: true, bom: true });

/** Loads what is new in infra/starter since the last time; nothing when nothing is. */
export async function seed(stack: Stack): Promise<void> {
  const marker = markerOf(stack.plan.folder);
  const now = fingerprint();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === now) return;
  await seedPeople(stack);
  const people = new People(stack);
  try {
    const desk = await people.as('admin');
    await seedUnits(desk);
    await seedSheets(desk);
    await seedCalendar(desk);
    await seedTemplates(desk);
  } finally {
    people.close();
  }
  writeFileSync(marker, now);
}

/** An installation that has its own data: what infra/starter says now is not loaded. */
export const withoutStarterData = (folder: string): void => writeFileSync(markerOf(folder), fingerprint());

const markerOf = (folder: string): string => join(folder, 'seeded');

const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(starter).sort()) hash.update(name).update(sheet(name));
  return hash.digest('hex');
};

async function seedPeople({ plan, keys }: Stack): Promise<void> {
  const cookie = await signIn(plan, 'admin', keys.adminPassword);
  const body = JSON.stringify({ csv: sheet('people.csv'), password: keys.password });
  await call(plan, '/api/accounts/import', { method: 'POST', headers: { cookie }, body });
}

async function seedUnits({ dispatch }: Desk): Promise<void> {
  const heads = rows('people.csv').filter(({ unit }) => unit !== '');
  for (const {
    code = '',
    name = '',
    kind = '',
    division = '',
    remote_tenant: remoteTenant = '',
    phone = '',
    hours = '',
    level = '',
  } of rows('units.csv')) {
    const people = heads.filter(({ unit }) => unit === code).map((person) => person.name ?? '');
    const duty = { phone, people, hours };
    await dispatch.registerUnit({ code, name, kind, division, remoteTenant, level, duty }).catch(async (error: { reason?: string }) => {
      if (error.reason !== 'UNIT_EXISTS') throw error;
      await dispatch.updateUnit({ code, name, kind, division, remoteTenant, level, active: true });
      await dispatch.setUnitDuty({ code, duty });
    });
  }
}

async function seedSheets({ dispatch }: Desk): Promise<void> {
  await dispatch.publishCategories({ csv: sheet('categories.csv'), checkOnly: false });
  await dispatch.publishCatalogue({ csv: sheet('catalogue.csv'), checkOnly: false });
}

async function seedCalendar({ sla }: Desk): Promise<void> {
  const days = rows('holidays-2026.csv');
  const dates = (kind: string) => days.filter((day) => day.kind === kind).map(({ date = '' }) => date);
  const workingHours = [
    { fromMinute: 540, toMinute: 720 },
    { fromMinute: 810, toMinute: 1050 },
  ];
  await sla.setCalendar({ calendar: { workingHours, holidays: dates('holiday'), makeUpDays: dates('make_up') } });
}

async function seedTemplates({ dispatch, integration }: Desk): Promise<void> {
  for (const { code: occasion = '', audience = '', channel = '', text = '' } of rows('notice-templates.csv'))
    await integration.putTemplate({ template: { occasion, audience, channel, text } });
  for (const { code = '', name = '', category_prefix: categoryPrefix = '', text = '' } of rows('reply-templates.csv'))
    await dispatch.publishReplyTemplate({ code, name, categoryPrefix, text });
}
