// Seeds a tenant's databases: templates are lived once, then stamped out with other numbers, times, units, people and words.
import { randomBytes } from 'node:crypto';
import { gramsOf } from '@hotline/platform/text';
import type { UnitOfWork } from '@hotline/platform/mysql';
import { Draw } from '../replay/draw.ts';
import { stand } from './city/stand-ins.ts';
import type { Role } from './city/city.ts';
import { arrivals } from './draws/times.ts';
import { World } from './draws/world.ts';
import { Counted, Numbering } from './loading/keeping.ts';
import { Loader, type Where } from './loading/loader.ts';
import { dayOf, Stamp, type Filling } from './stamping/order.ts';
import { compile, type Compiled, type Pieces, type Secrets } from './stamping/slots.ts';
import { beginning } from './templates/found.ts';
import type { Harvest } from './templates/harvest.ts';

export interface Wish {
  orders: number;
  /** Share of the ended orders that have their timeline, notices and clocks; those that go on have all of it. */
  timelines: number;
  /** Ended orders stand in worklists and counters alone; those that go on have everything. */
  listsOnly?: boolean;
  seed: number;
  tenant: string;
  now: Date;
}

export interface Target extends Where {
  of(service: Role): UnitOfWork;
}

const minute = 60_000;
const day = 1440 * minute;
const years = 730 * day;
/** What an ended order can do without: the record of how it went. */
const record = new Set(['handling.timeline', 'integration.notices', 'sla.clocks', 'sla.extensions']);
const lists = new Set(['handling.order_items', 'handling.unit_items']);
const perFlush = 5000;

/** @returns rows by table */
export async function fill(
  target: Target,
  harvests: readonly Harvest[],
  secrets: Secrets,
  wish: Wish,
): Promise<ReadonlyMap<string, number>> {
  const filler = new Filler(target, harvests, secrets, wish, await Numbering.from(wish.tenant, target.of('intake')));
  try {
    return await filler.run();
  } finally {
    await filler.close();
  }
}

class Filler {
  private readonly templates: { rest: Compiled[]; live: Compiled[] };
  private readonly world: World;
  private readonly draw: Draw;
  private readonly counted = new Counted();
  private readonly loader: Loader;
  private readonly grams = new Map<string, string[]>();
  private readonly running = randomBytes(3).toString('hex');
  private made = 0;
  private readonly target: Target;
  private readonly secrets: Secrets;
  private readonly wish: Wish;
  private readonly numbering: Numbering;

  constructor(target: Target, harvests: readonly Harvest[], secrets: Secrets, wish: Wish, numbering: Numbering) {
    const compiled = harvests.map((each) => compile(each, secrets));
    this.templates = { rest: compiled.filter(({ kind }) => kind === 'rest'), live: compiled.filter(({ kind }) => kind === 'live') };
    this.world = new World(secrets.personKey);
    this.draw = new Draw(wish.seed);
    this.loader = new Loader(target);
    this.target = target;
    this.secrets = secrets;
    this.wish = wish;
    this.numbering = numbering;
  }

  async run(): Promise<ReadonlyMap<string, number>> {
    const { orders, now, timelines, listsOnly = false } = this.wish;
    const live = Math.min(orders, Math.max(60, Math.round(orders * 0.008)));
    const rest = drawerOf(this.templates.rest, this.draw);
    for (const at of arrivals(orders - live, now.getTime() - years, now.getTime() - 50 * day, this.draw))
      await this.stamp(rest(), at - beginning.getTime(), !listsOnly && this.draw.chance(timelines));
    const going = drawerOf(this.templates.live, this.draw);
    for (let index = 0; index < live; index++) {
      const template = going();
      await this.stamp(template, now.getTime() - this.presentOf(template), true);
    }
    await this.loader.end();
    await this.counted.store(this.target.of('handling'));
    await this.numbering.store(this.target.of('intake'));
    return this.loader.counts;
  }

  close(): Promise<void> {
    return this.loader.close();
  }

  /** A moment after the template was cut and before anything rings in it, in its own time. */
  private presentOf({ at, ringsAt }: Compiled): number {
    const from = at.getTime() + minute;
    const to = Math.min(from + 3 * day, (ringsAt?.getTime() ?? Infinity) - 10 * minute);
    return from + Math.max(0, to - from) * this.draw.next();
  }

  private async stamp(template: Compiled, shift: number, whole: boolean): Promise<void> {
    const shiftMs = Math.round(shift);
    const matter = this.world.matter(...kindOf(template), this.draw);
    const filling: Filling = {
      shiftMs,
      numbers: template.appeals.map(() => this.numbering.next(dayOf(beginning.getTime() + shiftMs))),
      people: template.appeals.map(() => this.world.person(this.draw)),
      units: this.world.unitsFor(matter, this.draw),
      matter,
      mark: this.running + (this.made += 1).toString(16).padStart(6, '0'),
    };
    const stamp = new Stamp(template, filling, this.secrets);
    for (const { service, table, columns, rows, cells } of template.forms) {
      if (!whole && this.isLeftOut(`${service}.${table}`)) continue;
      for (const row of rows) this.loader.add(service, table, columns, stamp.fill(row));
      const cell = (own: readonly Pieces[], column: string) => stamp.fill(own[columns.indexOf(column)]!);
      if (table === 'order_items')
        for (const own of cells) {
          this.counted.add(cell(own, 'opened_day'), cell(own, 'state'), cell(own, 'lead_unit'), cell(own, 'urgency'));
          this.addGrams(
            'handling',
            'order_grams',
            ['gram', 'opened_at', 'number'],
            cell(own, 'title'),
            cell(own, 'opened_at'),
            cell(own, 'number'),
          );
        }
      if (table === 'appeals')
        for (const own of cells)
          this.addGrams(
            'intake',
            'title_grams',
            ['gram', 'received_at', 'id'],
            cell(own, 'title'),
            cell(own, 'received_at'),
            cell(own, 'id'),
          );
    }
    if (this.made % perFlush === 0) await this.loader.flush();
  }

  private isLeftOut(table: string): boolean {
    return this.wish.listsOnly ? !lists.has(table) : record.has(table);
  }

  private addGrams(service: Role, table: string, columns: readonly string[], title: string, at: string, number: string): void {
    let grams = this.grams.get(title);
    if (grams === undefined) this.grams.set(title, (grams = gramsOf(title)));
    for (const gram of grams) this.loader.add(service, table, columns, `${gram}\t${at}\t${number}\n`);
  }
}

/** What a template's category stands for; not yet decided: the most usual. */
function kindOf({ sheets }: Compiled): [urgency: string, process: string] {
  const appeals = sheets.find(({ table }) => table === 'appeals')!;
  const code = appeals.rows[0]![appeals.columns.indexOf('category')];
  const { urgency, process } = stand.categories.find((each) => each.code === code) ?? stand.categories[0];
  return [urgency, process];
}

/** By their weights. */
function drawerOf(templates: readonly Compiled[], draw: Draw): () => Compiled {
  const ends: number[] = [];
  for (const { weight } of templates) ends.push((ends.at(-1) ?? 0) + weight);
  return () => {
    const point = draw.next() * ends.at(-1)!;
    return templates[ends.findIndex((end) => point < end)]!;
  };
}
