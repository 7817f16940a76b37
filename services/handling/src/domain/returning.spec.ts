import { describe, expect, it } from 'vitest';
import { a, dispatcher, number, Story } from '../testing/story.js';
import { keepAfterReturn, returnAssignment, setReturnWindow } from './returning.js';

const asked = { ground: 'not_our_duty' as const, basis: '三定规定', proposedUnit: 'roads', words: '' };
const asks = (story: Story, unit = 'water', more = {}) =>
  story.refusal((order, at) => returnAssignment(order, story.own(unit), { ...asked, ...more }, a('unit_head', unit), at));
const refused = (story: Story, unit = 'water') => story.act((order, at) => keepAfterReturn(order, story.own(unit), dispatcher, at));

describe('asking to return', () => {
  it('tells dispatch the ground, the basis and where it should go', () => {
    const story = new Story({ urgency: 'urgent' }).dispatched('water').returnAsked('water');
    expect(story.states()).toBe('opened returning');
    expect(story.events).toMatchObject([{ type: 'ReturnRequested', unit: 'water', urgency: 'urgent', ...asked }]);
  });

  it('is asked once an order, by its own head, inside the window, and not after contact or a ruling', () => {
    expect(asks(refused(new Story().dispatched('water').returnAsked('water')))).toBe('RETURN_ASKED_BEFORE');
    expect(asks(new Story().dispatched('water', { finalUnits: ['water'] }))).toBe('RETURN_RULED_OUT');
    expect(asks(new Story().dispatched('water'), 'water', { proposedUnit: 'water' })).toBe('PROPOSED_UNIT_IS_YOURS');
    expect(asks(new Story().dispatched('water').contacted('water'))).toBe('ILLEGAL_STATE');
    const story = new Story().dispatched('water');
    story.act((order, at) => setReturnWindow(order, story.own('water'), at));
    expect(asks(story)).toBe('nothing refused');
    expect(asks(story.given({}))).toBe('RETURN_WINDOW_OVER');
  });
});

describe('a return that is granted', () => {
  it('takes the unit out, bars it and queues the order for the unit it named', () => {
    const story = new Story().dispatched('water').returnAsked('water').returnGranted('water');
    expect(story.states()).toBe('opened withdrawn');
    expect(story.events).toMatchObject([
      { type: 'AssignmentWithdrawn', cause: 'return_granted', queued: true },
      { type: 'OrderQueued', cause: 'return_granted', proposedUnit: 'roads', barredUnits: ['water'] },
    ]);
  });

  it("leaves an assist's place empty, and the order in progress", () => {
    const story = new Story()
      .dispatched('water', { assists: ['power'] })
      .signed('water')
      .returnAsked('power')
      .returnGranted('power');
    expect(story.states()).toBe('in_progress signed withdrawn');
    expect(story.told).toEqual(['AssignmentWithdrawn']);
  });

  it('wakes a resting order before it is opened again', () => {
    const story = new Story().dispatched('water').signed('water').returnAsked('water').suspended('water').returnGranted('water');
    expect(story.told).toEqual(['AssignmentWithdrawn', 'OrderResumed', 'OrderQueued']);
    expect(story.order()).toMatchObject({ state: 'opened', suspensions: [{ resumedCause: 'requeued' }] });
  });

  it('ends being accountable, unless others must merely act too', () => {
    expect(new Story().dispatched('water').returnAsked('water').returnGranted('water').order().accountable).toBe('next_lead');
    const others = new Story().dispatched('water').returnAsked('water').returnGranted('water', { ground: 'others_must_act' });
    expect(others.order().accountable).toEqual({ unit: 'water' });
    expect(others.dispatched('roads').events).toMatchObject([{ type: 'AssignmentOpened', accountable: false }]);
    const ruled = { cause: 'ruled_for_unit' as const, ground: 'others_must_act', namedUnit: 'green' };
    const named = new Story().dispatched('water').returnAsked('water').returnGranted('water', ruled);
    expect(named.order().accountable).toBe('next_lead');
    expect(named.events).toMatchObject([{ cause: 'ruled_for_unit' }, { type: 'OrderQueued', proposedUnit: 'green' }]);
  });

  it('means nothing once the result is approved', () => {
    const story = new Story().dispatched('water').returnAsked('water');
    const approved = refused(story).submitted('water').approved('water');
    expect(approved.returnGranted('water').told).toEqual([]);
  });

  it('makes a problem order at the third unit, once', () => {
    const story = new Story();
    for (const unit of ['water', 'power', 'green', 'police']) story.dispatched(unit).returnAsked(unit).returnGranted(unit);
    expect(story.order().problems).toEqual(['bounced']);
    const lines = story.shelf.lines.get(number)!.filter(({ what }) => what === 'ProblemOrderFound');
    expect(lines).toMatchObject([{ data: { cause: 'bounced', count: '3' } }]);
  });
});

describe('a return that is refused', () => {
  it('counts as signed', () => {
    const story = refused(new Story().dispatched('water').returnAsked('water'));
    expect(story.states()).toBe('in_progress signed');
    expect(story.events).toMatchObject([{ type: 'AssignmentSigned', cause: 'return_refused', actor: { person: 'dispatcher-1' } }]);
  });

  it('leaves a unit that had signed, or spoken with the citizen, where it was', () => {
    expect(refused(new Story().dispatched('water').signed('water').returnAsked('water')).told).toEqual([]);
    expect(refused(new Story().dispatched('water').returnAsked('water').contacted('water')).states()).toBe('in_progress contacted');
    const again = refused(refused(new Story().dispatched('water').returnAsked('water')));
    expect(again.states()).toBe('in_progress signed');
  });
});
