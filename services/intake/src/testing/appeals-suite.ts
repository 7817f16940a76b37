import { describe, expect, it } from 'vitest';
import type { AppealFilter } from '../app/ports.js';
import type { Appeal } from '../domain/appeal.js';
import type { IntakeEvent } from '../domain/events.js';
import { appealIn, contactOf, minutes, nine } from './samples.js';
import type { Standing } from './standing.js';

const everything: AppealFilter = {
  state: '',
  channel: '',
  kind: '',
  categoryPrefix: '',
  divisionPrefix: '',
  number: '',
  person: '',
  words: '',
  orderNumber: '',
  mark: '',
  receivedFrom: undefined,
  receivedBefore: undefined,
};

const page = { size: 20, cursor: '' };
const urged = (number: string): IntakeEvent => ({
  type: 'AppealUrged',
  number,
  at: nine,
  actor: { person: '', name: '', unit: '', role: 'citizen' },
  orderNumber: '',
  words: '',
});

let count = 0;

/** Adds an appeal with a number of its own. */
export async function addedTo({ ports }: Standing, change: Partial<Appeal> = {}): Promise<Appeal> {
  const appeal = appealIn('received', { number: `411700-20261123-${String(++count).padStart(6, '0')}`, ...change });
  await ports.appeals.add({ appeal, events: [] });
  return appeal;
}

/** Numbers of the appeals that a filter finds. */
export async function foundIn({ ports }: Standing, filter: Partial<AppealFilter>, now = nine): Promise<string[]> {
  return (await ports.appeals.list({ ...everything, ...filter }, page, now)).items.map(({ number }) => number);
}

/** What every implementation of Appeals must do. */
export function appealsSuite(standing: () => Standing): void {
  const added = (change: Partial<Appeal> = {}) => addedTo(standing(), change);
  const find = (filter: Partial<AppealFilter>) => foundIn(standing(), filter);

  describe('appeals', () => {
    it('are read back as they were added', async () => {
      const appeal = await added({ occurredAt: minutes(-30), fields: { meter: '12' } });
      expect(await standing().ports.appeals.find(appeal.number)).toEqual(appeal);
      expect(await standing().ports.appeals.find('411700-20261123-999999')).toBeUndefined();
    });

    it('are changed together with what is told about it', async () => {
      const { appeals } = standing().ports;
      const { number } = await added();
      await appeals.update(number, (appeal) => ({ appeal: { ...appeal, state: 'declined' }, events: [urged(number)] }));
      expect(await appeals.find(number)).toMatchObject({ state: 'declined' });
      expect((await standing().told()).at(-1)).toBe('AppealUrged');
    });

    it('stay as they were when the change is refused, and nothing is told', async () => {
      const { number } = await added();
      const before = (await standing().told()).length;
      const refused = standing().run(async () => {
        await standing().ports.appeals.update(number, (appeal) => ({ appeal: { ...appeal, state: 'declined' }, events: [urged(number)] }));
        throw new Error('no');
      });
      await expect(refused).rejects.toThrow('no');
      expect(await standing().ports.appeals.find(number)).toMatchObject({ state: 'received' });
      expect(await standing().told()).toHaveLength(before);
    });

    it('refuse the change of one that does not exist', async () => {
      const change = standing().ports.appeals.update('411700-20261123-999999', (appeal) => ({ appeal, events: [] }));
      await expect(change).rejects.toMatchObject({ reason: 'APPEAL_NOT_FOUND' });
    });

    it('wait oldest first, while they are received', async () => {
      const late = await added({ receivedAt: minutes(2000) });
      const early = await added({ receivedAt: minutes(1999) });
      await added({ receivedAt: minutes(1998), state: 'answered' });
      const waiting = await standing().ports.appeals.waiting(100);
      expect(waiting.filter((number) => [late.number, early.number].includes(number))).toEqual([early.number, late.number]);
    });
  });

  describe('finding appeals', () => {
    it('pages newest first, each one once', async () => {
      const people = { contact: contactOf('pager') };
      const numbers: string[] = [];
      for (const minute of [1, 2, 2, 3]) numbers.unshift((await added({ ...people, receivedAt: minutes(minute) })).number);
      const { appeals } = standing().ports;
      const first = await appeals.list({ ...everything, person: 'pager' }, { size: 3, cursor: '' }, nine);
      const second = await appeals.list({ ...everything, person: 'pager' }, { size: 3, cursor: first.nextCursor }, nine);
      expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(numbers);
      expect(second.nextCursor).toBe('');
    });

    it('filters by each of its fields', async () => {
      const one = await added({
        channel: 'sms',
        kind: 'praise',
        category: '9901',
        division: '411799001',
        state: 'transferred',
        contact: contactOf('filtered'),
        orderNumber: '411700-20261123-777777',
        receivedAt: minutes(5000),
      });
      const filters: Partial<AppealFilter>[] = [
        { channel: 'sms' },
        { kind: 'praise' },
        { categoryPrefix: '99' },
        { divisionPrefix: '411799' },
        { state: 'transferred' },
        { person: 'filtered' },
        { orderNumber: '411700-20261123-777777' },
        { receivedFrom: minutes(5000) },
        { number: one.number },
      ];
      for (const filter of filters) expect(await find(filter)).toEqual([one.number]);
      expect(await find({ number: one.number, receivedBefore: minutes(5000) })).toEqual([]);
      expect(await find({ categoryPrefix: '9%' })).toEqual([]);
    });

    it('finds words of the title, also after it changed', async () => {
      const { number } = await added({ title: '金雀路路灯不亮 LED' });
      const { appeals } = standing().ports;
      for (const words of ['路灯', '路灯不亮', 'led', '金雀 不亮']) expect(await find({ words })).toEqual([number]);
      for (const words of ['灯路', '路灯 停水']) expect(await find({ words, number })).toEqual([]);
      await appeals.update(number, (appeal) => ({ appeal: { ...appeal, title: '乐山路井盖缺失' }, events: [] }));
      expect(await find({ words: '金雀' })).toEqual([]);
      expect(await find({ words: '井盖' })).toEqual([number]);
    });

    it('finds kin of a person and of a matter', async () => {
      const { appeals } = standing().ports;
      const kin = await added({ contact: contactOf('kin'), category: '8801', division: '411788' });
      const kinship = { person: 'kin', category: '8801', division: '411788', since: nine };
      expect((await appeals.ofPerson(kinship, 9)).map(({ number }) => number)).toEqual([kin.number]);
      expect((await appeals.ofMatter(kinship, 9)).map(({ number }) => number)).toEqual([kin.number]);
      expect(await appeals.ofMatter({ ...kinship, since: minutes(1) }, 9)).toEqual([]);
    });
  });
}
