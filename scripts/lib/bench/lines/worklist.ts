// A page of a worklist by each of its filters, with few and with many orders behind it.
import type { FindOrdersRequest } from '@hotline/proto/handling/v1/finding';
import { People, type Desk } from '../../stack/people.ts';
import { keysOf } from '../../stack/keys.ts';
import type { Bench, Figures, Line, Row, Side } from '../line.ts';
import type { Installation } from '../lives/installation.ts';
import { seeded, sizesOf } from '../lives/seeded.ts';
import { percentile } from '../statistics.ts';

const all: FindOrdersRequest = {
  unit: '',
  assignmentState: '',
  states: [],
  urgency: '',
  categoryPrefix: '',
  divisionPrefix: '',
  dueBefore: undefined,
  numberPrefix: '',
  words: '',
  problemOnly: false,
  sort: '',
  pageSize: 20,
  cursor: '',
};

/** Each as somebody at a screen asks it; units, categories and words are those of the seeded orders. */
const filters: Readonly<Record<string, Partial<FindOrdersRequest>>> = {
  'all by due': {},
  'all, newest first': { sort: 'opened' },
  'one state by due': { states: ['in_progress'] },
  'one state, newest first': { states: ['closed'], sort: 'opened' },
  'open states by due': { states: ['opened', 'in_progress', 'suspended', 'callback'] },
  'urgency by due': { urgency: 'urgent' },
  'rare urgency, newest first': { urgency: 'critical', sort: 'opened' },
  'category by due': { categoryPrefix: '0102' },
  'category tree, newest first': { categoryPrefix: '01', sort: 'opened' },
  'division by due': { divisionPrefix: '411724' },
  'division, newest first': { divisionPrefix: '411724', sort: 'opened' },
  'due before tomorrow': { dueBefore: new Date(Date.now() + 86_400_000) },
  'number prefix': { numberPrefix: '411700-202606' },
  words: { words: '广场舞', sort: 'opened' },
  'words and state': { words: '路灯', states: ['in_progress'] },
  'problem orders': { problemOnly: true },
  'a unit by due': { unit: 'chengguan' },
  'a unit, newest first': { unit: 'chengguan', sort: 'opened' },
  'a unit and a state': { unit: 'chengguan', states: ['in_progress'] },
  'a unit, to be signed': { unit: 'chengguan', assignmentState: 'assigned' },
  'a unit and a category': { unit: 'chengguan', categoryPrefix: '0102', sort: 'opened' },
  'a unit and an urgency': { unit: 'chengguan', urgency: 'urgent', states: ['in_progress', 'opened'] },
};

const sideOf = (handling: Desk['handling'], size: string, name: string, filter: Partial<FindOrdersRequest>): Side => ({
  name: `${name}, ${size}`,
  does: `FindOrders by gRPC: ${JSON.stringify(filter)}, the first page of 20 and the one after it`,
  slice: async (ms): Promise<Figures> => {
    const took: number[] = [];
    for (const until = performance.now() + ms; performance.now() < until || took.length < 20;) {
      let cursor = '';
      for (let page = 0; page < 2; page++) {
        const began = performance.now();
        ({ nextCursor: cursor } = await handling.findOrders({ ...all, ...filter, cursor }));
        took.push(performance.now() - began);
        if (cursor === '') break;
      }
    }
    return { done: took.length, p50Ms: percentile(took, 0.5), p99Ms: percentile(took, 0.99) };
  },
});

const deskOf = async (bench: Bench, { plan }: Installation): Promise<Desk> => {
  const people = new People({ plan, keys: keysOf(plan.folder) });
  bench.later(async () => people.close());
  return people.as('supervisor1');
};

export const worklist: Line = {
  name: 'worklist',
  about: 'a page of a worklist by each of its filters, at 1 million orders against 50,000 (5 million with --long)',
  open: async (bench) => {
    const { little, much } = sizesOf(bench);
    const [few, many] = [await deskOf(bench, await seeded(bench, little)), await deskOf(bench, await seeded(bench, much))];
    const sides = Object.entries(filters).flatMap(([name, filter]) => [
      sideOf(many.handling, `${much}`, name, filter),
      sideOf(few.handling, `${little}`, name, filter),
    ]);
    const rows = Object.keys(filters).map((name): Row => ({
      what: `worklist, ${name}: p99 ms`,
      ours: [`${name}, ${much}`, 'p99Ms'],
      against: [`${name}, ${little}`, 'p99Ms'],
      goal: { atMost: 2.5 },
    }));
    return { sides, rows, sizes: { orders: `${much} and ${little}`, page: 20 }, slices: 5, sliceMs: 400 };
  },
};
