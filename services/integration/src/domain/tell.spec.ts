import { describe, expect, it } from 'vitest';
import type { Fact } from './fact.js';
import type { Matter } from './matter.js';
import { tell } from './tell.js';

const at = new Date('2026-03-02T02:00:00Z');
const order: Matter = {
  number: 'n1',
  title: '路灯不亮',
  parent: '',
  anonymous: false,
  replyWanted: true,
  voices: ['n1', 'n2'],
  units: ['chengguan'],
};
const known = {
  matter: order,
  leaders: ['leader1'],
  unitName: (code: string) => `${code}局`,
  ratingLink: (number: string) => `https://12345/r/${number}`,
};
const told = (fact: Partial<Fact> & { type: string }, matter: Matter | undefined = order) =>
  tell({ number: 'n1', at, ...fact }, { ...known, matter }).map(({ occasion, audience, addressee }) => [occasion, audience, addressee]);

describe('telling what happened', () => {
  it('tells every citizen of the order, each by their own number', () => {
    expect(told({ type: 'OrderClosed' })).toEqual([
      ['order_closed', 'citizen', 'n1'],
      ['order_closed', 'citizen', 'n2'],
    ]);
    expect(tell({ type: 'OrderClosed', number: 'n1', at }, known)[1]?.values.number).toBe('n2');
  });

  it('tells a dispatch to the unit and to the citizens', () => {
    expect(told({ type: 'AssignmentOpened', unit: 'chengguan' }).map(([, audience]) => audience)).toEqual(['unit', 'citizen', 'citizen']);
  });

  it('tells nothing to an anonymous citizen', () => {
    expect(told({ type: 'OrderClosed' }, { ...order, anonymous: true })).toEqual([]);
    expect(told({ type: 'AppealReceived', identity: 'anonymous' }, undefined)).toEqual([]);
  });

  it("leaves a part's citizens to the parent", () => {
    expect(told({ type: 'OrderClosed', number: 'n1-1' }, { ...order, number: 'n1-1', parent: 'n1' })).toEqual([]);
  });

  it('tells a breach of the promise to leaders and of the unit’s own clock to the unit', () => {
    expect(told({ type: 'ClockBreached', kind: 'order_close' })).toEqual([['clock_breached', 'leader', 'leader1']]);
    expect(told({ type: 'ClockBreached', kind: 'unit_close', unit: 'chengguan' })).toEqual([['clock_breached', 'unit', 'chengguan']]);
    expect(told({ type: 'ClockBreached', kind: 'review' })).toEqual([]);
  });

  it('tells all units of an emergency at once, and the leaders it names', () => {
    expect(told({ type: 'EmergencyDeclared', lead: 'a', assists: ['b', 'a'], leaders: ['boss'] })).toEqual([
      ['emergency', 'unit', 'a'],
      ['emergency', 'unit', 'b'],
      ['emergency', 'leader', 'boss'],
    ]);
  });

  it('tells the result only when every unit has been approved', () => {
    expect(told({ type: 'ResultApproved', all: false })).toEqual([]);
    expect(told({ type: 'ResultApproved', all: true })).toHaveLength(2);
  });

  it('says due moments as the city reads them', () => {
    const [notice] = tell({ type: 'ClockWarned', kind: 'sign', unit: 'u', number: 'n1', at, dueAt: at, percent: 75 }, known);
    expect(notice?.values).toMatchObject({ due: '3/2 10:00', percent: '75', unit: 'u局' });
  });
});
