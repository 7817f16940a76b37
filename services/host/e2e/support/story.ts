// One citizen's story, told step by step by whoever is asked to tell it: in one process, or in many.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { Installation, type PlanOptions } from './installation.ts';
import * as life from './life.ts';
import { noticesOf, told, toldInPlainLife } from './notices.ts';
import type { Submitted } from './portal.ts';
import { unrest } from './tables.ts';
import { tellTraces } from './trace-story.ts';

const endOfClocks = ['met', 'cancelled'];
/** What a plain life keeps, in the order of the domain's table. */
const kept = ['intake', 'dispatch', 'sign', 'first_reply', 'unit_close', 'order_reply', 'order_close', 'review', 'callback'];

export function tellStory(name: string, options: PlanOptions = {}): void {
  let centre: Installation;
  let appeal: Submitted;
  let unit = '';
  let assignmentId = '';

  beforeAll(async () => {
    centre = await Installation.open(name, options);
  }, 180_000);
  afterAll(() => centre?.close(), 60_000);

  describe("a citizen's appeal", () => {
    it('is taken in at the portal and gets its number and its code', async () => {
      appeal = await centre.portal.submit();
      expect(appeal.number).toMatch(/^411700-\d{8}-\d{6}$/);
      expect(await centre.portal.track(appeal)).toMatchObject({ state: 'received', orderState: '', steps: [{ step: 'received' }] });
    });

    it('is taken from the queue by an agent, who makes it an order', async () => {
      const { intake } = await centre.people.as('agent1');
      const { appeal: taken } = await intake.takeNextAppeal({});
      expect(taken).toMatchObject({ number: appeal.number, category: '0105' });
      await life.accept(centre, appeal.number);
    });

    it('goes where the duty catalogue says, which gives its reason', async () => {
      const { dispatch } = await centre.people.as('dispatcher1');
      const { entry } = await eventually(async () => {
        const next = await dispatch.takeNextOrder({ categoryPrefix: '01', divisionPrefix: '' });
        expect(next.entry).toBeDefined();
        return next;
      });
      expect(entry).toMatchObject({ number: appeal.number, cause: 'opened', lease: { person: 'dispatcher1' } });
      const { suggestions } = await dispatch.suggestUnits({ number: appeal.number, category: '', division: '' });
      expect(suggestions[0]).toMatchObject({ unit: 'chengguan', legalBasis: '《城市照明管理规定》', barred: false });
      expect(suggestions[0]?.reason).toContain('0105');
      unit = await life.dispatch(centre, appeal.number);
      expect(unit).toBe('chengguan');
    });

    it('is signed by the unit, which speaks with the citizen and reports the result', async () => {
      assignmentId = await life.assignmentOf(centre, appeal.number, unit);
      expect(assignmentId).toBe(`${appeal.number}/a1`);
      await life.sign(centre, assignmentId, unit);
      await life.contact(centre, assignmentId, unit);
      await life.submit(centre, assignmentId, unit);
    });

    it('is taken by a reviewer, who finds it well done', async () => {
      const { handling } = await centre.people.as('reviewer1');
      const { order, assignment, lease } = await handling.takeNextReview({ categoryPrefix: '', divisionPrefix: '' });
      expect(order).toMatchObject({ number: appeal.number, state: 'in_progress', accountableUnit: unit });
      expect(assignment).toMatchObject({ assignmentId, state: 'submitted', result: { text: life.result } });
      expect(lease).toMatchObject({ person: 'reviewer1' });
      await life.approve(centre, assignmentId);
    });

    it('is asked about in a callback, and closed', async () => {
      await life.callBack(centre, appeal.number);
      const { handling } = await centre.people.as('leader1');
      const { order } = await handling.getOrder({ number: appeal.number });
      expect(order).toMatchObject({ state: 'closed', outcome: 'satisfied', round: 1, needsDispatch: false });
      expect(order?.callbacks).toMatchObject([{ state: 'settled', rating: { satisfaction: 5, source: 'callback_agent' } }]);
    });

    it('shows its result to the citizen, and to nobody without the code', async () => {
      const tracked = await eventually(async () => {
        const seen = await centre.portal.track(appeal);
        expect(seen.orderState).toBe('closed');
        return seen;
      });
      expect(tracked.results).toMatchObject([{ unitName: '驻马店市城市管理局', text: life.result, round: 1 }]);
      const steps = (tracked.steps as { step: string }[]).map(({ step }) => step);
      expect(steps).toEqual(['received', 'accepted', 'dispatched', 'signed', 'contacted', 'resolved', 'callback', 'settled', 'closed']);
      expect(tracked.openActions).toContain('rateAppeal');
      const guess = { 'x-query-code': 'guessed1' };
      expect(await centre.portal.ask('GET', `/appeals/${appeal.number}`, undefined, guess)).toMatchObject({
        body: { reason: 'WRONG_CODE' },
      });
    });

    it('is rated once', async () => {
      const rating = { contacted: true, resolved: true, satisfaction: 5, words: '当天就亮了' };
      expect((await centre.portal.rate(appeal, rating)).status).toBe(204);
      expect(await centre.portal.rate(appeal, rating)).toMatchObject({ status: 409, body: { reason: 'ALREADY_RATED' } });
      expect((await centre.portal.track(appeal)).rating).toMatchObject({ satisfaction: 5, words: '当天就亮了' });
    });

    it('told each of them exactly once', async () => {
      await eventually(() => expect(told(centre.stack.plan, appeal.number)).toEqual(toldInPlainLife(unit)));
      const notices = noticesOf(centre.stack.plan, appeal.number);
      expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length);
      expect(notices.find(({ occasion }) => occasion === 'appeal_received')?.text).toContain(appeal.queryCode);
      for (const { text } of notices) expect(text).not.toMatch(/[{}]|13900001234|王秀兰/);
    });

    it('left a timeline without a gap', async () => {
      const { handling } = await centre.people.as('leader1');
      const { timeline } = await eventually(async () => {
        const seen = await handling.getOrder({ number: appeal.number });
        expect(seen.timeline.map(({ what }) => what)).toContain('AppealRated');
        return seen;
      });
      expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1));
      const own = timeline.map(({ what }) => what).filter((what) => !/^(Clock|Notice)/.test(what));
      expect(own).toEqual([
        'OrderOpened',
        'OrderDispatched',
        'AssignmentOpened',
        'AssignmentSigned',
        'CitizenContacted',
        'ResultSubmitted',
        'ResultApproved',
        'CallbackPlanned',
        'CallbackAsked',
        'CallbackSettled',
        'OrderClosed',
        'AppealRated',
      ]);
      expect(timeline.find(({ what }) => what === 'AssignmentSigned')?.who).toMatchObject({ name: '辛慧敏', unit, role: 'handler' });
    });

    it('kept every deadline', async () => {
      const { sla } = await centre.people.as('leader1');
      const { clocks } = await eventually(async () => {
        const seen = await sla.getClocks({ number: appeal.number });
        expect(seen.clocks.filter(({ state }) => !endOfClocks.includes(state)).map(({ kind }) => kind)).toEqual([]);
        return seen;
      });
      for (const kind of kept) {
        const clock = clocks.find((each) => each.kind === kind);
        expect(clock, kind).toMatchObject({ state: 'met', breachedAt: undefined, warnedPercent: 0 });
        expect(clock!.metAt!.getTime(), kind).toBeLessThanOrEqual(clock!.dueAt!.getTime());
      }
    });

    it('is counted, and nothing waits any more', async () => {
      const { handling } = await centre.people.as('leader1');
      await eventually(async () => {
        const { counts } = await handling.countOrders({ by: ['state'], state: '', unit: '', urgency: '', fromDay: '', toDay: '' });
        expect(counts.map(({ state, count }) => ({ state, count: Number(count) }))).toEqual([{ state: 'closed', count: 1 }]);
      });
      await eventually(async () => expect(await unrest(centre.stack)).toEqual([]));
      expect(told(centre.stack.plan, appeal.number)).toEqual(toldInPlainLife(unit));
    });
  });

  tellTraces(() => centre);
}
