// What sla's ports must do, in MySQL and in memory.
import { system } from '@hotline/platform/lifecycle';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../app/ports.js';
import { openUseCases, type UseCases } from '../app/use-cases.js';
import { defaultPolicy, recomputeClocks, type Fact } from '../domain/index.js';
import { assigned, hour, minute, newNumber, opened } from './samples.js';

export interface PortsUnderTest {
  ports: Ports;
  run<T>(work: () => Promise<T>): Promise<T>;
  /** What left so far, in order, without what was there at the start. */
  said(): Promise<{ type: string; key: string }[]>;
}

export function portsSuite(open: () => Promise<PortsUnderTest>): void {
  let under: PortsUnderTest;
  let ports: Ports;
  let use: UseCases;
  let now: number;
  beforeEach(async () => {
    under = await open();
    ({ ports } = under);
    use = openUseCases(ports);
    now = ports.time.now().getTime();
  });

  const tell = (...facts: Fact[]) =>
    under.run(async () => {
      for (const fact of facts) await use.applyFact.execute(fact);
    });
  const saidOf = async (number: string) => (await under.said()).filter(({ key }) => key === number).map(({ type }) => type);
  const clocksOf = async (number: string) => Object.values((await ports.matters.find(number))!.clocks);

  describe('a matter', () => {
    it('is kept with its clocks, parts with their parent', async () => {
      const number = newNumber();
      await tell(opened(number, now), assigned(number, now), opened(`${number}-1`, now, { parentNumber: number }));
      const matter = (await ports.matters.find(`${number}-1`))!;
      expect(Object.keys(matter.orders)).toEqual([number, `${number}-1`]);
      expect(matter.clocks[`${number}/sign/${number}/a1/1`]).toMatchObject({ state: 'running', unit: 'water', dueAt: now + 24 * hour });
      expect(await ports.matters.find(newNumber())).toBeUndefined();
    });

    it('changes nothing when a fact is told again', async () => {
      const number = newNumber();
      await tell(opened(number, now), assigned(number, now));
      const [before, said] = [await ports.matters.find(number), await under.said()];
      await tell(assigned(number, now), opened(number, now));
      expect(await ports.matters.find(number)).toEqual(before);
      expect(await under.said()).toEqual(said);
    });

    it('stays as it was, and says nothing, when the work is refused', async () => {
      const number = newNumber();
      const refused = under.run(async () => {
        await use.applyFact.execute(opened(number, now));
        throw new Error('no');
      });
      await expect(refused).rejects.toThrow('no');
      expect(await ports.matters.find(number)).toBeUndefined();
      expect(await saidOf(number)).toEqual([]);
    });

    it('follows new rules when it is recomputed', async () => {
      const number = newNumber();
      await tell(opened(number, now));
      const { calendar } = await ports.rules.read();
      const row = { ...defaultPolicy.limits.order_close, normal: { amount: 9, unit: 'days' } as const };
      const policy = { ...defaultPolicy, limits: { ...defaultPolicy.limits, order_close: row } };
      await ports.matters.update(number, system, (matter) => recomputeClocks(matter, number, now, policy, calendar));
      expect((await clocksOf(number)).find(({ kind }) => kind === 'order_close')!.dueAt).toBe(now + 9 * 24 * hour);
    });
  });

  describe('what is due', () => {
    const toldOf = async (number: string, type: string) => (await saidOf(number)).filter((each) => each === type);

    it('is fired once: of what was missed, only the highest', async () => {
      const [late, warned] = [newNumber(), newNumber()];
      await tell(opened(late, now - 3 * hour, { urgency: 'critical' }), opened(warned, now - 110 * minute, { urgency: 'critical' }));
      expect(await ports.matters.nextIn()).toBe(0);
      expect(await ports.matters.fireDue(1_000)).toBe(6);
      expect(await ports.matters.fireDue(1_000)).toBe(0);
      expect(await toldOf(late, 'ClockBreached')).toHaveLength(3);
      expect(await toldOf(late, 'ClockWarned')).toEqual([]);
      const close = (await clocksOf(warned)).find(({ kind }) => kind === 'order_close')!;
      expect(close).toMatchObject({ warned: 90, warnings: [] });
      expect(close.breach).toBeUndefined();
      expect(await toldOf(warned, 'ClockWarned')).toHaveLength(1);
    });

    it('is not what ended or rests', async () => {
      const number = newNumber();
      const suspended = {
        type: 'SuspensionGranted',
        number,
        at: now - 110 * hour,
        suspensionId: `${number}/s1`,
        until: now + hour,
      } as const;
      await tell(
        opened(number, now - 119 * hour, { process: 'inform' }),
        { ...suspended },
        { type: 'OrderVoided', number, at: now - 109 * hour },
      );
      expect(await ports.matters.fireDue(1_000)).toBe(0);
      expect(await ports.matters.nextIn()).toBeUndefined();
    });

    it('waits for its moment', async () => {
      await tell(opened(newNumber(), now));
      expect(await ports.matters.fireDue(1_000)).toBe(0);
      expect(await ports.matters.nextIn()).toBeGreaterThan(minute);
    });
  });

  describe('lists', () => {
    it('show running clocks by due moment, page by page, narrowed by kind, unit and moment', async () => {
      const [first, second] = [newNumber(), newNumber()];
      await tell(opened(second, now + minute), assigned(second, now + minute, { unit: 'gas' }), opened(first, now), assigned(first, now));
      const page = await ports.deadlines.due({ kind: 'unit_close' }, 1, '');
      expect(page.items.map(({ unit }) => unit)).toEqual(['water']);
      const rest = await ports.deadlines.due({ kind: 'unit_close' }, 1, page.nextCursor);
      expect(rest).toMatchObject({ items: [{ unit: 'gas' }], nextCursor: '' });
      const signs = await ports.deadlines.due({ unit: 'gas', before: new Date(now + 25 * hour) }, 9, '');
      expect(signs.items.map(({ kind }) => kind).sort()).toEqual(['first_reply', 'return_window', 'sign']);
      await tell({ type: 'OrderVoided', number: first, at: now + minute });
      expect((await ports.deadlines.due({ kind: 'order_close' }, 9, '')).items.map(({ number }) => number)).toEqual([second]);
      await expect(ports.deadlines.due({}, 9, '?')).rejects.toMatchObject({ reason: 'BAD_CURSOR' });
    });

    it('show applications, oldest first, and whose they are', async () => {
      const numbers = [newNumber(), newNumber()];
      for (const [later, number] of numbers.entries()) {
        await tell(opened(number, now - hour), assigned(number, now - hour), asked(number, now + later));
        expect(await ports.deadlines.matterOfExtension(`${number}/x1`)).toBe(number);
      }
      const page = await ports.deadlines.extensions({ state: 'requested', unit: 'water' }, 1, '');
      expect(page.items.map(({ number }) => number)).toEqual([numbers[0]]);
      expect((await ports.deadlines.extensions({}, 1, page.nextCursor)).items).toMatchObject([{ number: numbers[1], reason: '等料' }]);
      await tell({ type: 'ExtensionLapsed', number: numbers[0]!, at: now + minute, extensionId: `${numbers[0]}/x1` });
      expect((await ports.deadlines.extensions({ state: 'lapsed', number: numbers[0]! }, 9, '')).items).toHaveLength(1);
      expect(await ports.deadlines.matterOfExtension('x')).toBeUndefined();
    });
  });

  describe('the rules', () => {
    it('are the defaults until somebody sets them, version by version', async () => {
      expect(await ports.rules.read()).toMatchObject({ version: 0, policy: defaultPolicy });
      expect(await ports.rules.putPolicy(0, { ...defaultPolicy, longestStayDays: 60 })).toBe(1);
      expect(await ports.rules.read()).toMatchObject({ version: 1, policy: { longestStayDays: 60 } });
      await expect(ports.rules.putPolicy(0, defaultPolicy)).rejects.toMatchObject({ reason: 'POLICY_CHANGED' });
    });

    it('stay as they were when the work is refused', async () => {
      const refused = under.run(async () => {
        await ports.rules.putPolicy(0, { ...defaultPolicy, longestStayDays: 60 });
        throw new Error('no');
      });
      await expect(refused).rejects.toThrow('no');
      expect((await ports.rules.read()).version).toBe(0);
    });

    it('hold a calendar', async () => {
      const { calendar } = await ports.rules.read();
      const holidays = new Set(['2026-10-01']);
      expect(await ports.rules.putCalendar({ ...calendar, holidays })).toBe(1);
      expect((await ports.rules.read()).calendar.holidays).toEqual(holidays);
    });
  });
}

const asked = (number: string, at: number): Fact => {
  const until = at + 150 * hour;
  const id = `${number}/x1`;
  const whose = { number, assignmentId: `${number}/a1`, unit: 'water', requestedBy: 'li', reason: '等料' };
  const extension = { ...whose, id, askedAt: at, until, span: { calendar: hour, working: hour }, steps: [], state: 'requested' as const };
  return { type: 'ExtensionRequested', number, at, extensionId: id, extension };
};
