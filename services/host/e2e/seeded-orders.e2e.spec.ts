import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complete } from '../../../scripts/lib/replay/acts/complete.ts';
import type { Submission } from '../../../scripts/lib/replay/appeals.ts';
import { Draw } from '../../../scripts/lib/replay/draw.ts';
import { Life } from '../../../scripts/lib/replay/life.ts';
import { Patient } from '../../../scripts/lib/replay/manner.ts';
import { readLimits } from '../../../scripts/lib/replay/oracle/limits.ts';
import { Stopwatch } from '../../../scripts/lib/replay/stopwatch.ts';
import type { Story } from '../../../scripts/lib/replay/story.ts';
import { readTree } from '../../../scripts/lib/replay/tree.ts';
import { agreement } from '../../../scripts/lib/replay/verify/agreement.ts';
import { counters } from '../../../scripts/lib/replay/verify/counters.ts';
import { queues } from '../../../scripts/lib/replay/verify/quiet.ts';
import { readRecords } from '../../../scripts/lib/replay/verify/records.ts';
import { timelines } from '../../../scripts/lib/replay/verify/timelines.ts';
import { Watch } from '../../../scripts/lib/replay/watch.ts';
import type { World } from '../../../scripts/lib/replay/world.ts';
import { seedTenant } from '../../../scripts/lib/seed/tenant.ts';
import { openDatabases } from '../../../scripts/lib/stack/databases.ts';
import { Installation } from './support/installation.ts';

const quiet = () => undefined;

let centre: Installation;
let world: World;
beforeAll(async () => {
  centre = await Installation.open('seeded');
  const { plan, keys, mysql } = centre.stack;
  await seedTenant(plan, keys, mysql, { orders: 200, timelines: 1, seed: 7 }, quiet);
  const { sla } = await centre.people.as('admin');
  const { policy } = await sla.getPolicy({});
  const { people } = centre;
  world = {
    plan,
    people,
    tree: readTree(),
    limits: readLimits(policy!.json),
    stopwatch: new Stopwatch(),
    watch: new Watch(),
    manner: new Patient(),
  };
}, 240_000);
afterAll(() => centre?.close());

/** What the replay verifies of its own lives, for whatever stands in the databases. */
async function problems(): Promise<string[]> {
  const databases = openDatabases(centre.stack.plan);
  try {
    const records = await readRecords(centre.people, databases);
    const evidence = {
      installation: { ...centre.stack, people: centre.people, limits: world.limits },
      lived: [],
      databases,
      records,
      lagMs: 2000,
    };
    const findings = [];
    for (const check of [agreement, timelines, counters, queues]) findings.push(await check(evidence));
    return findings.flatMap((finding) => finding.problems);
  } finally {
    await databases.close();
  }
}

const list = {
  unit: '',
  assignmentState: '',
  states: [] as string[],
  urgency: '',
  categoryPrefix: '',
  divisionPrefix: '',
  dueBefore: undefined,
  numberPrefix: '',
  words: '',
  problemOnly: false,
  sort: 'opened',
  pageSize: 100,
  cursor: '',
};

/** Whose citizens were seeded gave no query code to anybody: they are called. */
class NeverByMessage extends Draw {
  override chance(): boolean {
    return false;
  }
}

/** Somebody leads what was seeded on, as any order. */
async function goOn(number: string): Promise<string> {
  const submission = { reply: '已到现场核实并处理完毕' } as Submission;
  const life = new Life(world, { submission } as Story, new NeverByMessage(1));
  life.appeals.push({ number, queryCode: '', submission, state: 'accepted', told: [] });
  return (await complete(life)).state;
}

describe('seeded orders', () => {
  it('are found as they are, and no service says anything else of them', async () => {
    const { handling } = await centre.people.as('supervisor1');
    const { orders } = await handling.findOrders(list);
    expect(orders.length).toBe(100);
    for (const { number, state, leadUnit } of orders.slice(0, 20)) {
      const { order, timeline } = await handling.getOrder({ number });
      expect([order!.state, timeline.length > 0]).toEqual([state, true]);
      expect(leadUnit === '' || order!.assignments.some(({ unit }) => unit === leadUnit)).toBe(true);
    }
    expect(await problems()).toEqual([]);
  });

  it('tell agents whose they are, once somebody has a reason to ask', async () => {
    const { intake } = await centre.people.as('agent1');
    const { handling } = await centre.people.as('supervisor1');
    const { orders } = await handling.findOrders({ ...list, states: ['opened', 'in_progress'] });
    const { number } = orders.find((each) => each.number.split('-').length === 3)!;
    const { contact } = await intake.revealContact({ number, reason: '核实地址' });
    expect(contact!.phone).toMatch(/^199\d{8}$/);
  });

  it('go on to their ends from every state', async () => {
    const { handling } = await centre.people.as('supervisor1');
    const ended = [];
    for (const state of ['opened', 'in_progress', 'callback']) {
      const { orders } = await handling.findOrders({ ...list, states: [state], pageSize: 4 });
      for (const { number } of orders.filter((each) => each.number.split('-').length === 3)) ended.push(await goOn(number));
    }
    expect(ended.length).toBeGreaterThan(6);
    expect(new Set(ended)).toEqual(new Set(['closed']));
    await expect.poll(problems, { timeout: 30_000, interval: 1000 }).toEqual([]);
  }, 120_000);
});
