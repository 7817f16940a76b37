import { describe, expect, it } from 'vitest';
import { closeAsDissatisfied } from './close-as-dissatisfied.js';
import { planCallbacks } from './plan-callbacks.js';
import { rateOrder } from './rate-order.js';
import { recordCallback, recordNoAnswer, turnToCalling } from './record-callback.js';
import { reopenOrder } from './reopen-order.js';
import { anOrder, caller, hoursLater, noon, number } from './testing/an-order.js';
import type { Voice } from './voice.js';
import type { WorkOrder } from './work-order.js';

const agent = caller('callback_agent');
const reviewer = caller('reviewer');
const citizen = { person: '', name: '', unit: '', role: 'citizen' };
const good = { contacted: true, resolved: true, satisfaction: 5, words: '满意' };
const bad = { contacted: true, resolved: false, satisfaction: 1, words: '没修好' };
const voice = (appealNumber: string, change: Partial<Voice> = {}): Voice => ({
  appealNumber,
  identity: 'open',
  replyWanted: true,
  channel: 'phone',
  joinedAt: noon,
  ...change,
});

/** Handled, and its voices are being asked. */
const asking = (voices: Voice[] = [voice(number)], change: Partial<WorkOrder> = {}) =>
  planCallbacks(anOrder({ state: 'callback', metAt: noon, voices, ...change }), noon);
const types = (outcome: { events: readonly { type: string }[] }) => outcome.events.map(({ type }) => type);
const stateOf = (order: WorkOrder, appealNumber = number) => order.callbacks.findLast((each) => each.appealNumber === appealNumber)?.state;

describe('planning callbacks', () => {
  it('calls who came by phone and asks by message who came otherwise', () => {
    const { order, events } = asking([voice(number), voice('n2', { channel: 'wechat' })]);
    expect([stateOf(order), stateOf(order, 'n2')]).toEqual(['calling', 'asked']);
    expect(events.map(({ type }) => type)).toEqual(['CallbackPlanned', 'CallbackPlanned', 'CallbackAsked']);
  });

  it.each([
    ['anonymous', { identity: 'anonymous' }],
    ['no reply wanted', { replyWanted: false }],
  ] as const)('owes none to a voice that is %s', (_, change) => {
    const { order, events } = asking([voice(number, change)]);
    expect(stateOf(order)).toBe('not_owed');
    expect(events[0]).toMatchObject({ owed: false, channel: '' });
  });

  it('does not ask again who was satisfied in an earlier round', () => {
    const { order } = asking([voice(number), voice('n2')]);
    const rated = recordCallback(recordCallback(order, number, good, agent, noon).order, 'n2', bad, agent, noon).order;
    const again = planCallbacks({ ...rated, round: 2 }, noon);
    expect(again.events).toMatchObject([{ type: 'CallbackPlanned', appealNumber: 'n2', round: 2 }]);
  });
});

describe('what the citizens say', () => {
  it('closes the order when all are satisfied', () => {
    const { order } = asking([voice(number), voice('n2')]);
    const first = recordCallback(order, number, good, agent, noon);
    expect(first.order.state).toBe('callback');
    const second = recordCallback(first.order, 'n2', good, agent, noon);
    expect(second.order).toMatchObject({ state: 'closed', outcome: 'satisfied' });
    expect(types(second)).toEqual(['CallbackSettled', 'OrderClosed']);
  });

  it('waits for a person when one is not, and closes with the reason', () => {
    const { order } = recordCallback(asking().order, number, bad, agent, noon);
    expect(order.state).toBe('callback');
    const closed = closeAsDissatisfied(order, '诉求超出政策范围，已当面解释', reviewer, noon);
    expect(closed.events.at(-1)).toMatchObject({ type: 'OrderClosed', outcome: 'dissatisfied', reason: '诉求超出政策范围，已当面解释' });
  });

  it.each([
    ['CALLBACKS_OPEN', asking().order],
    ['NOT_DISSATISFIED', asking([voice(number, { replyWanted: false })]).order],
  ])('refuses to close as dissatisfied: %s', (reason, order) => {
    expect(() => closeAsDissatisfied(order, 'x', reviewer, noon)).toThrow(expect.objectContaining({ reason }));
  });

  it('counts a citizen’s own rating, and turns to calling when the message stays unanswered', () => {
    const asked = asking([voice(number, { channel: 'web' })]).order;
    expect(rateOrder(asked, number, good, 10, citizen, noon).order.state).toBe('closed');
    const calling = turnToCalling(asked, number, noon);
    expect(calling.events).toMatchObject([{ type: 'CallbackCalled', cause: 'unanswered_message', attempts: 0 }]);
    expect(turnToCalling(calling.order, number, noon).events).toEqual([]);
  });

  it('ends as unreachable after enough calls, never as satisfied', () => {
    const hours = [0, 20, 24];
    const order = hours.reduce((each, hour) => recordNoAnswer(each, number, '无人接听', agent, hoursLater(hour)).order, asking().order);
    expect(order).toMatchObject({ state: 'closed', outcome: 'unreachable' });
    expect(stateOf(order)).toBe('unreachable');
  });

  it('refuses a voice that is not asked', () => {
    expect(() => recordCallback(asking().order, 'n9', good, agent, noon)).toThrow(
      expect.objectContaining({ reason: 'CALLBACK_NOT_FOUND' }),
    );
  });
});

describe('reopening', () => {
  const dissatisfied = recordCallback(asking().order, number, bad, agent, noon).order;
  const closed = recordCallback(asking().order, number, good, agent, noon).order;

  it('begins a new round and asks for the same lead', () => {
    const { order, events } = reopenOrder(dissatisfied, [], '问题未解决', 10, reviewer, noon);
    expect(order).toMatchObject({ state: 'opened', round: 2, reopens: 1, needsDispatch: true });
    expect(events.map(({ type }) => type)).toEqual(['OrderReopened', 'OrderQueued']);
  });

  it('waits until every voice has ended, but not on a critical order, whose callbacks lapse', () => {
    expect(() => reopenOrder(asking().order, [], '', 10, reviewer, noon)).toThrow(expect.objectContaining({ reason: 'CALLBACKS_OPEN' }));
    const critical = reopenOrder(asking([voice(number)], { urgency: 'critical' }).order, [], '', 10, reviewer, noon);
    expect(critical.events[0]).toMatchObject({ type: 'CallbackSettled', outcome: 'lapsed' });
    expect(critical.order.round).toBe(2);
  });

  it('of a closed order is possible inside the window only', () => {
    expect(reopenOrder(closed, [], '', 10, reviewer, hoursLater(240)).order.round).toBe(2);
    expect(() => reopenOrder(closed, [], '', 10, reviewer, hoursLater(241))).toThrow(
      expect.objectContaining({ reason: 'REOPEN_WINDOW_OVER' }),
    );
  });

  it('follows a dissatisfied rating inside the window, and no other', () => {
    expect(rateOrder(closed, number, bad, 10, citizen, hoursLater(24)).order.round).toBe(2);
    expect(rateOrder(closed, number, bad, 10, citizen, hoursLater(300)).order.round).toBe(1);
    expect(rateOrder(closed, number, good, 10, citizen, hoursLater(24)).order.round).toBe(1);
    expect(rateOrder(closed, 'stranger', bad, 10, citizen, hoursLater(24)).order.round).toBe(1);
  });

  it('of a split order names its parts', () => {
    const parts = [{ number: `${number}-1`, title: '', category: '', unit: 'a', state: 'closed' as const, round: 1 }];
    const split = { ...dissatisfied, parts };
    expect(() => reopenOrder(split, [], '', 10, reviewer, noon)).toThrow(expect.objectContaining({ reason: 'PARTS_REQUIRED' }));
    expect(() => reopenOrder(split, ['x'], '', 10, reviewer, noon)).toThrow(expect.objectContaining({ reason: 'NOT_A_PART' }));
    expect(reopenOrder(split, [`${number}-1`], '', 10, reviewer, noon).order).toMatchObject({ state: 'in_progress', round: 2 });
  });
});
