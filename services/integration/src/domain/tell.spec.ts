import { describe, expect, it } from 'vitest';
import type { Fact } from './fact.js';
import { follow, isFollowed, type Matter } from './matter.js';
import { occasions } from './occasions.js';
import { isTold, isTooEarly, tell } from './tell.js';

const at = new Date('2026-03-02T02:00:00Z');
const order: Matter = {
  number: 'n1',
  title: '路灯不亮',
  parent: '',
  voices: ['n1', 'n2'],
  units: ['chengguan'],
};
const known = {
  matter: order,
  whole: undefined,
  leaders: ['leader1'],
  unitName: (code: string) => `${code}局`,
  ratingLink: (number: string) => `https://12345/r/${number}`,
};
const told = (fact: Partial<Fact> & { type: string }, matter: Matter | undefined = order, whole?: Matter) =>
  tell({ number: 'n1', at, ...fact }, { ...known, matter, whole }).map(({ occasion, audience, addressee }) => [
    occasion,
    audience,
    addressee,
  ]);

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

  it('tells nothing to an anonymous citizen, and everything to the others of the same order', () => {
    const opened = follow(undefined, { type: 'OrderOpened', number: 'n1', at, identity: 'anonymous' })!;
    const joined = (identity: string) => follow(opened, { type: 'VoiceAdded', number: 'n1', at, appealNumber: 'n2', identity });
    expect(told({ type: 'OrderClosed' }, joined('anonymous'))).toEqual([]);
    expect(told({ type: 'OrderClosed' }, joined('hidden'))).toEqual([['order_closed', 'citizen', 'n2']]);
    expect(told({ type: 'CallbackAsked', appealNumber: 'n2' }, joined('open'))).toEqual([['callback_asked', 'citizen', 'n2']]);
    expect(told({ type: 'AppealMerged', number: 'n2', identity: 'open' }, opened)).toEqual([['appeal_merged', 'citizen', 'n2']]);
    for (const type of ['AppealReceived', 'AppealAnswered', 'AppealDeclined', 'AppealTransferred', 'AppealMerged', 'VoiceDetached'])
      expect(told({ type, identity: 'anonymous' }, undefined)).toEqual([]);
  });

  it("leaves a part's citizens to the parent", () => {
    const part = { ...order, number: 'n1-1', parent: 'n1', voices: [] };
    expect(told({ type: 'OrderClosed', number: 'n1-1' }, part, order)).toEqual([]);
    expect(told({ type: 'ExtensionStepCompleted', number: 'n1-1', text: '已采购' }, part, order)).toEqual([
      ['extension_step', 'citizen', 'n1'],
      ['extension_step', 'citizen', 'n2'],
    ]);
  });

  it('tells a unit why it has the order no more, once', () => {
    const withdrawn = (cause: string) => told({ type: 'AssignmentWithdrawn', unit: 'chengguan', cause });
    for (const cause of ['recalled', 'wrong_dispatch', 'split'])
      expect(withdrawn(cause)).toEqual([['order_recalled', 'unit', 'chengguan']]);
    for (const cause of ['return_granted', 'ruled_for_unit', 'order_ended']) expect(withdrawn(cause)).toEqual([]);
    expect(told({ type: 'OrderPartWithdrawn' })).toEqual([['order_withdrawn', 'unit', 'chengguan']]);
  });

  it('tells a unit what it was refused', () => {
    expect(told({ type: 'ExtensionRefused', unit: 'chengguan' })).toEqual([['extension_refused', 'unit', 'chengguan']]);
    expect(told({ type: 'SuspensionRefused', unit: 'chengguan' })).toEqual([['suspension_refused', 'unit', 'chengguan']]);
  });

  it('tells leaders of what waits for them or is theirs to know', () => {
    expect(told({ type: 'EscalationAsked', unit: 'chengguan', need: '需市级协调' })).toEqual([['escalation_asked', 'leader', 'leader1']]);
    expect(told({ type: 'MaliceReferred', to: '公安机关' })).toEqual([['malice_referred', 'leader', 'leader1']]);
    expect(told({ type: 'OrderOpened', process: 'emergency' })).toEqual([['emergency_opened', 'leader', 'leader1']]);
    expect(told({ type: 'OrderOpened', process: 'dispatch' })).toEqual([]);
    expect(told({ type: 'OrderOpened', process: 'emergency', parentNumber: 'n0' })).toEqual([]);
  });

  it('tells a citizen that a mark holds, until when, and that it was lifted', () => {
    const upheld = tell({ type: 'UnreasonableDecided', number: 'n1', at, upheld: true, reviewAt: at }, known);
    expect(upheld).toMatchObject([{ occasion: 'unreasonable_marked', addressee: 'n1', values: { due: '3/2 10:00' } }]);
    expect(told({ type: 'UnreasonableDecided', upheld: false })).toEqual([]);
    expect(told({ type: 'UnreasonableLifted' })).toEqual([['unreasonable_lifted', 'citizen', 'n1']]);
  });

  it('tells a breach of the promise to leaders and of the unit’s own clock to the unit', () => {
    expect(told({ type: 'ClockBreached', kind: 'order_close' })).toEqual([['clock_breached', 'leader', 'leader1']]);
    expect(told({ type: 'ClockBreached', kind: 'unit_close', unit: 'chengguan' })).toEqual([['clock_breached', 'unit', 'chengguan']]);
    expect(told({ type: 'ClockBreached', kind: 'review' })).toEqual([]);
  });

  it('tells all units of an emergency at once, those at work too, and the leaders it names', () => {
    expect(told({ type: 'EmergencyDeclared', lead: 'a', assists: ['b', 'a'], leaders: ['boss'] })).toEqual([
      ['emergency', 'unit', 'chengguan'],
      ['emergency', 'unit', 'a'],
      ['emergency', 'unit', 'b'],
      ['emergency', 'leader', 'boss'],
    ]);
  });

  it('tells the result to each voice once the whole is handled, split or not, whether a callback is owed or not', () => {
    expect(told({ type: 'ResultApproved' })).toEqual([]);
    expect(told({ type: 'CallbackPlanned', appealNumber: 'n2' })).toEqual([['result_told', 'citizen', 'n2']]);
    expect(told({ type: 'CallbackPlanned', appealNumber: 'n3' })).toEqual([]); // anonymous
  });

  it('says due moments as the city reads them', () => {
    const [notice] = tell({ type: 'ClockWarned', kind: 'sign', unit: 'u', number: 'n1', at, dueAt: at, percent: 75 }, known);
    expect(notice?.values).toMatchObject({ due: '3/2 10:00', percent: '75', unit: 'u局' });
  });
});

describe('what comes before its order', () => {
  const isEarly = (type: string, more: Partial<Fact> = {}, matter?: Matter) => isTooEarly({ type, number: 'n1', at, ...more }, matter);

  it('waits for it where the order says who must hear of it, and is told to everybody afterwards', () => {
    for (const type of ['ExtensionGranted', 'ExtensionStepCompleted', 'EmergencyDeclared', 'OrderClosed', 'OrderUrged', 'CallbackPlanned'])
      expect([isEarly(type), isEarly(type, {}, order)]).toEqual([true, false]);
  });

  it('is told at once where it says so itself', () => {
    expect(isEarly('AppealReceived')).toBe(false);
    expect(isEarly('ExtensionRefused', { unit: 'chengguan' })).toBe(false);
    expect(isEarly('ClockBreached', { kind: 'order_close' })).toBe(false);
  });
});

describe('of what nobody must hear', () => {
  it("nothing is looked up: a breach of the centre is the centre's own matter", () => {
    expect(isTold({ type: 'ClockBreached', number: 'n1', at, kind: 'intake' })).toBe(false);
    expect(isTold({ type: 'ClockBreached', number: 'n1', at, kind: 'order_close' })).toBe(true);
  });

  it('no fact changes a matter without being followed', () => {
    const types = ['OrderOpened', 'VoiceAdded', 'VoiceRemoved', 'AssignmentOpened', 'AssignmentWithdrawn', ...Object.keys(occasions)];
    const changing = types.filter((type) => follow(order, { type, number: 'n1', at, appealNumber: 'n9', unit: 'gas' }) !== order);
    expect(changing.length).toBeGreaterThan(4);
    expect(changing.filter((type) => !isFollowed({ type }))).toEqual([]);
  });
});
