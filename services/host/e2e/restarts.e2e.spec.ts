import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { insist, insistent } from './support/insistent.ts';
import { Installation } from './support/installation.ts';
import * as life from './support/life.ts';
import { told, toldInPlainLife } from './support/notices.ts';
import type { Submitted } from './support/portal.ts';
import { howMany, unrest } from './support/tables.ts';

const citizens = 12;
const kills = 3;

let centre: Installation;
let lives: (Submitted & { unit: string })[];

/** Submits, and lives on until the end, whatever becomes of the processes. */
async function live(delayMs: number): Promise<Submitted & { unit: string }> {
  await pause(delayMs);
  const key = randomUUID();
  const submitted = await insist(() => centre.portal.submit({}, key));
  return { ...submitted, unit: await life.liveOn({ people: insistent(centre.people) }, submitted.number) };
}

beforeAll(async () => {
  centre = await Installation.open('restarts');
}, 120_000);
afterAll(() => centre?.close());

describe('a process that is killed in the middle of several lives', () => {
  it('goes on where it was when it comes back, and every life comes to its end', async () => {
    const started = Array.from({ length: citizens }, (_, index) => live(index * 120));
    const all = Promise.all(started);
    all.catch(() => undefined);
    for (let killed = 0; killed < kills; killed += 1) {
      await pause(700 + killed * 350);
      centre.kill();
      await centre.startAgain();
    }
    lives = await all;
    expect(lives).toHaveLength(citizens);
  }, 150_000);

  it('has lost nothing that was acknowledged, and made nothing twice', async () => {
    const { handling } = await centre.people.as('leader1');
    for (const { number } of lives) {
      const { order, timeline } = await handling.getOrder({ number });
      expect(order).toMatchObject({ number, state: 'closed', outcome: 'satisfied', round: 1 });
      expect(order?.assignments).toHaveLength(1);
      expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1));
      const closings = timeline.filter(({ what }) => ['OrderOpened', 'AssignmentOpened', 'ResultSubmitted', 'OrderClosed'].includes(what));
      expect(closings.map(({ what }) => what)).toEqual(['OrderOpened', 'AssignmentOpened', 'ResultSubmitted', 'OrderClosed']);
    }
    expect(await howMany(centre.stack)).toEqual({ appeals: citizens, orders: citizens });
  });

  it('agrees with itself again: every service knows the end', async () => {
    for (const appeal of lives)
      await eventually(async () => expect(await centre.portal.track(appeal)).toMatchObject({ state: 'accepted', orderState: 'closed' }));
    const { dispatch, sla } = { ...(await centre.people.as('dispatcher1')), sla: (await centre.people.as('leader1')).sla };
    expect((await dispatch.listQueue({ urgency: '', categoryPrefix: '', divisionPrefix: '', pageSize: 20, cursor: '' })).entries).toEqual(
      [],
    );
    for (const { number } of lives)
      await eventually(async () => {
        const { clocks } = await sla.getClocks({ number });
        expect(clocks.filter(({ state }) => state !== 'met' && state !== 'cancelled').map(({ kind }) => kind)).toEqual([]);
      });
    await eventually(async () => expect(await unrest(centre.stack)).toEqual([]));
  }, 60_000);

  it('told everybody everything once', async () => {
    for (const { number, unit } of lives) await eventually(() => expect(told(centre.stack.plan, number)).toEqual(toldInPlainLife(unit)));
  });
});
