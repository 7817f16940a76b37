// What integration's ports must do, in MySQL and in memory.
import { beforeEach, describe, expect, it } from 'vitest';
import { resend, sent } from '../domain/notice.js';
import type { MemoryPorts as Ports } from './memory-ports.js';
import { minutes, nine, noticeWith } from './samples.js';

export interface PortsUnderTest {
  ports: Ports;
  run<T>(work: () => Promise<T>): Promise<T>;
  /** The types of what left, in order. */
  said(): Promise<string[]>;
}

export function portsSuite(open: () => Promise<PortsUnderTest>): void {
  let ports: Ports;
  let under: PortsUnderTest;
  beforeEach(async () => {
    under = await open();
    ({ ports } = under);
  });
  const all = async () => (await ports.notices.list({}, 100, '')).items;

  describe('notices', () => {
    it('are there once for each id, as they were queued first', async () => {
      await ports.notices.queue([noticeWith({})]);
      await ports.notices.queue([noticeWith({ text: '又一次' }), noticeWith({ id: 'e1-2', addressee: 'gas' })]);
      expect(await all()).toEqual([noticeWith({ id: 'e1-2', addressee: 'gas' }), noticeWith({})]);
    });

    it('are listed newest first, page by page, none twice', async () => {
      const ids = Array.from({ length: 7 }, (_, n) => `e${n}`);
      await ports.notices.queue(ids.map((id, n) => noticeWith({ id, queuedAt: minutes(Math.floor(n / 3)) })));
      const seen: string[] = [];
      for (let cursor = '', page = 0; page === 0 || cursor !== ''; page++) {
        const { items, nextCursor } = await ports.notices.list({}, 2, cursor);
        seen.push(...items.map(({ id }) => id));
        cursor = nextCursor;
      }
      expect(seen).toEqual(ids.toReversed());
      await expect(ports.notices.list({}, 2, '?')).rejects.toMatchObject({ reason: 'BAD_CURSOR' });
    });

    it('can be narrowed', async () => {
      await ports.notices.queue([
        noticeWith({ id: 'a' }),
        noticeWith({ id: 'b', audience: 'leader', addressee: 'leader1', occasion: 'problem_order', state: 'failed' }),
        noticeWith({ id: 'c', number: '411700-20261123-000002', addressee: 'gas' }),
      ]);
      const found = async (filter: Parameters<Ports['notices']['list']>[0]) =>
        (await ports.notices.list(filter, 9, '')).items.map(({ id }) => id);
      expect(await found({ number: '411700-20261123-000002' })).toEqual(['c']);
      expect(await found({ occasion: 'problem_order', audience: 'leader', state: 'failed' })).toEqual(['b']);
      expect(await found({ addressees: ['gas', 'leader1'] })).toEqual(['c', 'b']);
      expect(await found({ addressees: [] })).toEqual([]);
    });

    it('are due when their attempt is, oldest first', async () => {
      await ports.notices.queue([
        noticeWith({ id: 'a', nextAttemptAt: minutes(2) }),
        noticeWith({ id: 'b', nextAttemptAt: minutes(1) }),
        noticeWith({ id: 'c', nextAttemptAt: minutes(9) }),
        noticeWith({ id: 'd', state: 'sent', sentAt: nine }),
      ]);
      expect(await ports.notices.due(minutes(2), 9)).toEqual(['b', 'a']);
      expect(await ports.notices.due(minutes(9), 1)).toEqual(['b']);
    });

    it('change with what is said of it, or not at all', async () => {
      await ports.notices.queue([noticeWith({})]);
      const send = () =>
        ports.notices.update('e1-1', (notice) => ({ notice: sent(notice, minutes(1)), events: [{ type: 'NoticeSent', notice }] }));
      const refused = under.run(async () => {
        await send();
        throw new Error('no');
      });
      await expect(refused).rejects.toThrow('no');
      expect([await all(), await under.said()]).toEqual([[noticeWith({})], []]);
      await send();
      expect(await all()).toEqual([noticeWith({ state: 'sent', attempts: 1, sentAt: minutes(1) })]);
      expect(await under.said()).toEqual(['NoticeSent']);
      await expect(ports.notices.update('e1-1', (notice) => ({ notice: resend(notice, nine), events: [] }))).rejects.toMatchObject({
        reason: 'ILLEGAL_STATE',
      });
      await expect(ports.notices.update('x', (notice) => ({ notice, events: [] }))).rejects.toMatchObject({ reason: 'NOTICE_NOT_FOUND' });
    });
  });

  it('several notices change in their order, one may stay as it is, and none changes when one of them throws', async () => {
    await ports.notices.queue([
      noticeWith({ id: 'b', nextAttemptAt: minutes(1) }),
      noticeWith({ id: 'a', nextAttemptAt: minutes(2) }),
      noticeWith({ id: 'c', nextAttemptAt: minutes(3) }),
    ]);
    const asked: string[] = [];
    const sending = (spared: string, bad = '') =>
      ports.notices.updateEach(['b', 'a', 'c'], async (notice) => {
        asked.push(notice.id);
        if (notice.id === bad) throw new Error('no');
        return notice.id === spared ? undefined : { notice: sent(notice, nine), events: [{ type: 'NoticeSent', notice }] };
      });
    await expect(sending('', 'c')).rejects.toThrow('no');
    expect(await under.said()).toEqual([]);
    await sending('a');
    expect(asked).toEqual(['b', 'a', 'c', 'b', 'a', 'c']);
    expect((await all()).map(({ id, state }) => `${id} ${state}`).toSorted()).toEqual(['a queued', 'b sent', 'c sent']);
    expect(await under.said()).toEqual(['NoticeSent', 'NoticeSent']);
  });

  it('a matter is what was saved last', async () => {
    const matter = { number: 'n-1', title: '停水', parent: '', voices: ['n-1'], units: [] };
    expect(await ports.matters.find('n-1')).toBeUndefined();
    await under.run(() => ports.matters.save(matter));
    await under.run(() => ports.matters.save({ ...matter, units: ['water'] }));
    expect(await ports.matters.find('n-1')).toEqual({ ...matter, units: ['water'] });
  });

  it('a template is found by occasion and audience, as it was put last', async () => {
    const template = { occasion: 'problem_order', audience: 'leader' as const, channel: 'system' as const, text: '{number}' };
    await ports.templates.put(template);
    await ports.templates.put({ ...template, text: '{number}为疑难工单' });
    await ports.templates.put({ ...template, audience: 'citizen', channel: 'sms' });
    expect(await ports.templates.find('problem_order', 'leader')).toEqual({ ...template, text: '{number}为疑难工单' });
    expect(await ports.templates.find('problem_order', 'unit')).toBeUndefined();
    expect((await ports.templates.list()).map(({ audience }) => audience)).toEqual(['citizen', 'leader']);
  });

  it('a unit is called by its last name, or by its code', async () => {
    await ports.unitNames.put('water', '自来水公司');
    await ports.unitNames.put('water', '供水集团');
    expect([await ports.unitNames.of('water'), await ports.unitNames.of('gas')]).toEqual(['供水集团', 'gas']);
  });
}
