import { describe, expect, it } from 'vitest';
import { caller, later, noon, placement, unit } from '../testing/samples.js';
import type { CatalogueRow } from './catalogue.js';
import { declareEmergency, dispatchOrder, reassignOrder, type Dispatch } from './dispatching.js';
import { putBack } from './placement-facts.js';
import type { Placement } from './placement.js';

const dispatcher = caller('dispatcher');
const [water, housing, street] = [unit('water'), unit('housing'), unit('street', { kind: 'township' })];
const row: CatalogueRow = {
  line: 12,
  category: '0301',
  division: '411700',
  unit: 'water',
  assists: [],
  mayPushDown: false,
  legalBasis: '条例',
};
const plan = (change: Partial<Dispatch> = {}): Dispatch => ({ lead: water, assists: [], urgency: '', reason: '', row, ...change });
const live = [{ assignmentId: '411700-20261123-000001/a1', unit: 'water', role: 'lead', approved: false }];
const done = live.map((each) => ({ ...each, approved: true }));
const send =
  (order: Placement, change: Partial<Dispatch> = {}) =>
  () =>
    dispatchOrder(order, plan(change), dispatcher, noon);
const refusing = (reason: string) => expect.objectContaining({ reason });

describe('dispatching a queued order', () => {
  it('takes it out of the queue and says to whom it goes', () => {
    const outcome = dispatchOrder(placement(), plan({ assists: [housing], urgency: 'urgent', reason: '管网在此' }), dispatcher, noon);
    expect(outcome.placement).toMatchObject({ state: 'placed', urgency: 'urgent', dispatches: 1 });
    expect(outcome.events).toEqual([
      {
        type: 'OrderDispatched',
        number: '411700-20261123-000001',
        at: noon,
        actor: { person: 'dispatcher-1', name: '甲', unit: '', role: 'dispatcher' },
        dispatchId: '411700-20261123-000001/d1',
        lead: 'water',
        assists: ['housing'],
        urgency: 'urgent',
        inform: false,
        round: 1,
        finalUnits: [],
        reason: '管网在此',
      },
    ]);
  });

  it('counts the dispatches of an order for life', () =>
    expect(send(placement({ dispatches: 2 }))().events[0]?.dispatchId).toBe('411700-20261123-000001/d3'));

  it('says when the units need only be informed', () =>
    expect(send(placement({ process: 'inform' }))().events).toMatchObject([{ inform: true }]));

  it('calls the same urgency no raise', () =>
    expect(send(placement({ urgency: 'urgent' }), { urgency: 'urgent' })().events).toMatchObject([{ urgency: '' }]));

  it('never lowers the urgency', () =>
    expect(send(placement({ urgency: 'urgent' }), { urgency: 'normal' })).toThrowError(refusing('URGENCY_ONLY_RAISED')));

  it.each(['placed', 'ended'] as const)('refuses one that is %s', (state) =>
    expect(send(placement({ state }))).toThrowError(refusing('ILLEGAL_STATE')),
  );

  it('does not send it to a unit that has it', () =>
    expect(send(placement({ live }), { lead: housing, assists: [water] })).toThrowError(refusing('UNIT_ALREADY_LIVE')));

  it('does not send it back to a unit whose return was granted', () =>
    expect(send(placement({ barredUnits: ['water'] }))).toThrowError(refusing('UNIT_BARRED')));

  it('sends it there again by a ruling, for good', () =>
    expect(send(placement({ barredUnits: ['water'], ruledUnits: ['water'] }))().events).toMatchObject([{ finalUnits: ['water'] }]));

  it('does not push down to a township what the catalogue forbids', () =>
    expect(send(placement(), { lead: street })).toThrowError(refusing('NOT_TO_BE_PUSHED_DOWN')));

  it.each([
    ['the row allows it', placement(), { ...row, mayPushDown: true }],
    ['the row names the township itself', placement(), { ...row, unit: 'street' }],
    ['a ruling names it', placement({ ruledUnits: ['street'] }), row],
    ['no row fits', placement(), undefined],
  ])('pushes it down when %s', (_, order, fitting) => expect(send(order, { lead: street, row: fitting })().placement.state).toBe('placed'));
});

describe('reassigning an order', () => {
  const order = placement({
    state: 'placed',
    live: [...live, { assignmentId: 'a2', unit: 'housing', role: 'assist', approved: false }],
    dispatches: 1,
  });
  const move =
    (from: Placement, fromAssignmentId = live[0]!.assignmentId, lead = unit('gas')) =>
    () =>
      reassignOrder(from, { fromAssignmentId, lead, wrongDispatch: true, reason: '派错了', row }, dispatcher, noon);

  it('takes it from the live lead and gives it to another', () =>
    expect(move(order)().events).toMatchObject([
      {
        type: 'OrderReassigned',
        dispatchId: '411700-20261123-000001/d2',
        fromAssignmentId: live[0]!.assignmentId,
        lead: 'gas',
        wrongDispatch: true,
      },
    ]));

  it.each([
    ['who has it already', order, live[0]!.assignmentId, housing, 'UNIT_ALREADY_LIVE'],
    ['from an assist', order, 'a2', unit('gas'), 'NOT_THE_LEAD'],
    ['from a lead that is done', { ...order, live: done }, live[0]!.assignmentId, unit('gas'), 'ASSIGNMENT_NOT_LIVE'],
    ['from nobody', order, 'a9', unit('gas'), 'ASSIGNMENT_NOT_LIVE'],
    ['to a barred unit', { ...order, barredUnits: ['gas'] }, live[0]!.assignmentId, unit('gas'), 'UNIT_BARRED'],
    ['to a township against the catalogue', order, live[0]!.assignmentId, street, 'NOT_TO_BE_PUSHED_DOWN'],
    ['while it is queued', { ...order, state: 'queued' as const }, live[0]!.assignmentId, unit('gas'), 'ILLEGAL_STATE'],
  ])('refuses it: %s', (_, from, id, lead, reason) => expect(move(from, id, lead)).toThrowError(refusing(reason)));
});

describe('declaring an emergency', () => {
  const declare =
    (order: Placement, lead: typeof water | undefined, assists = [housing]) =>
    () =>
      declareEmergency(order, { lead, assists, leaders: ['leader-1'], reason: '爆管' }, dispatcher, later(1));

  it('that is refused after another one under way gives back what held before both', () => {
    const emergency = (order: Placement) =>
      declareEmergency(order, { lead: housing, assists: [], leaders: ['leader-1'], reason: '爆管' }, dispatcher, noon);
    const first = emergency(placement());
    const second = emergency(first.placement);
    const afterFirst = putBack(second.placement, '411700-20261123-000001/d1', 'opened');
    expect(putBack(afterFirst, '411700-20261123-000001/d2', 'opened')).toMatchObject({
      state: 'queued',
      urgency: 'normal',
      process: 'dispatch',
    });
  });

  it('makes a queued order critical and tells all units at once', () => {
    const { placement: after, events } = declare(placement({ barredUnits: ['water'] }), water)();
    expect(after).toMatchObject({ state: 'placed', urgency: 'critical', process: 'emergency' });
    expect(events).toMatchObject([{ type: 'EmergencyDeclared', lead: 'water', assists: ['housing'], leaders: ['leader-1'] }]);
  });

  it.each([[undefined], [water]])('leaves a live lead in its place', (lead) =>
    expect(declare(placement({ state: 'placed', live }), lead)().events).toMatchObject([{ lead: '', assists: ['housing'] }]),
  );

  it('leaves a lead in its place that has done its part', () =>
    expect(declare(placement({ state: 'placed', live: done }), undefined)().events).toMatchObject([{ lead: '' }]));

  it('needs a lead', () => expect(declare(placement(), undefined)).toThrowError(refusing('LEAD_REQUIRED')));
  it('does not take the order from a live lead', () =>
    expect(declare(placement({ state: 'placed', live }), unit('gas'))).toThrowError(refusing('LEAD_IS_LIVE')));
  it('refuses a unit that has it', () =>
    expect(declare(placement({ state: 'placed', live }), undefined, [water])).toThrowError(refusing('UNIT_ALREADY_LIVE')));
  it('is over when the order has ended', () =>
    expect(declare(placement({ state: 'ended' }), water)).toThrowError(refusing('ILLEGAL_STATE')));
});
