import { describe, expect, it } from 'vitest';
import { asked, caller, later, noon, unit } from '../testing/samples.js';
import { disputeReturn, grantReturn, refuseReturn, ruleOnReturn } from './return-decisions.js';
import { letRefusalStand, overtake, setDisputeWindow, withdrawUnit } from './return-facts.js';
import type { Return } from './return.js';

const dispatcher = caller('dispatcher');
const head = caller('unit_head', { unit: 'water' });
const arbiter = caller('arbiter');
const refused = refuseReturn(asked(), '属于你单位', dispatcher, noon).return;
const disputed = disputeReturn(refused, '不服', head, later(5)).return;
const refusing = (reason: string) => expect.objectContaining({ reason });
const rule =
  (verdict: 'for_unit' | 'against_unit', named = verdict === 'for_unit' ? unit('housing') : undefined, by = arbiter) =>
  () =>
    ruleOnReturn(disputed, verdict, '依三定', named, by, later(9));

describe('deciding a return', () => {
  it('grants it', () => {
    const { return: granted, events } = grantReturn(asked(), '确实不是', dispatcher, later(1));
    expect(granted).toMatchObject({ state: 'granted', decision: { at: later(1), reason: '确实不是' } });
    expect(events).toMatchObject([
      { type: 'ReturnGranted', assignmentId: granted.id, unit: 'water', ground: 'not_our_duty', reason: '确实不是' },
    ]);
  });

  it('refuses it, and remembers when it was asked', () =>
    expect(refuseReturn(asked(), '属于', dispatcher, later(1)).events).toMatchObject([{ type: 'ReturnRefused', askedAt: noon }]));

  it('decides once', () => expect(() => grantReturn(refused, '再想', dispatcher, noon)).toThrowError(refusing('ILLEGAL_STATE')));
  it('is the dispatcher’s to decide', () =>
    expect(() => grantReturn(asked(), '是', head, noon)).toThrowError(refusing('ROLE_NOT_ALLOWED')));
});

describe('disputing a refusal', () => {
  const until = setDisputeWindow(refused, later(20));

  it.each([19, 20])('is in time until the due moment (%i minutes)', (minutes) =>
    expect(disputeReturn(until, '不服', head, later(minutes)).return.state).toBe('disputed'),
  );
  it('is too late after it', () =>
    expect(() => disputeReturn(until, '不服', head, later(20.1))).toThrowError(refusing('DISPUTE_WINDOW_OVER')));
  it('is over when the window’s clock ended', () =>
    expect(() => disputeReturn(letRefusalStand(refused), '不服', head, noon)).toThrowError(refusing('DISPUTE_WINDOW_OVER')));
  it('is for the unit that asked', () =>
    expect(() => disputeReturn(refused, '不服', caller('unit_head', { unit: 'gas' }), noon)).toThrowError(refusing('NOT_YOUR_UNIT')));
  it('makes the window meaningless', () => expect(letRefusalStand(disputed)).toBe(disputed));
});

describe('ruling on a return', () => {
  it('for the unit names who must act', () =>
    expect(rule('for_unit')().events).toMatchObject([{ type: 'ReturnRuledForUnit', ground: 'not_our_duty', namedUnit: 'housing' }]));
  it('against the unit leaves the order with it', () =>
    expect(rule('against_unit')()).toMatchObject({
      return: { state: 'ruled_against_unit' },
      events: [{ type: 'ReturnRuledAgainstUnit', askedAt: noon }],
    }));
  it('is not for the person who refused', () =>
    expect(rule('against_unit', undefined, caller('arbiter', { person: 'dispatcher-1' }))).toThrowError(refusing('SAME_PERSON')));
  it('names somebody', () =>
    expect(() => ruleOnReturn(disputed, 'for_unit', '是', undefined, arbiter, noon)).toThrowError(refusing('NAMED_UNIT_REQUIRED')));
  it('does not name the unit that won', () => expect(rule('for_unit', unit('water'))).toThrowError(refusing('NAMED_UNIT_MISPLACED')));
  it('names nobody against the unit', () => expect(rule('against_unit', unit('gas'))).toThrowError(refusing('NAMED_UNIT_MISPLACED')));
});

describe('a return overtaken', () => {
  const granted = grantReturn(asked(), '是', dispatcher, noon).return;
  const after = (before: Return) => overtake(before, 'approved', later(30));

  it.each([
    ['requested', asked()],
    ['disputed', disputed],
    ['granted and not carried out', granted],
    ['ruled for and not carried out', rule('for_unit')().return],
  ])('lapses while %s', (_, before) =>
    expect(after(before)).toMatchObject({
      return: { state: 'lapsed', lapseReason: 'approved' },
      events: [{ type: 'ReturnLapsed', reason: 'approved' }],
    }),
  );

  it('lets a refusal stand, unsaid', () =>
    expect(after(refused)).toMatchObject({ return: { state: 'refused', refusalStands: true }, events: [] }));
  it('stays granted once the unit is out', () =>
    expect(after(withdrawUnit(granted, 'return_granted', later(1), dispatcherActor).return)).toMatchObject({
      return: { state: 'granted' },
      events: [],
    }));
  it('lapses by a recall', () =>
    expect(withdrawUnit(asked(), 'recalled', later(1), dispatcherActor)).toMatchObject({ return: { lapseReason: 'withdrawn' } }));
  it('lapses by the order’s end', () =>
    expect(withdrawUnit(asked(), 'order_ended', later(1), dispatcherActor)).toMatchObject({ return: { lapseReason: 'order_ended' } }));
  it('stays ruled against', () => expect(after(rule('against_unit')().return).events).toEqual([]));
});

const dispatcherActor = { person: 'dispatcher-1', name: '甲', unit: '', role: 'dispatcher' };
