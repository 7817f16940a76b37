import { describe, expect, it } from 'vitest';
import { planCallbacks } from './plan-callbacks.js';
import { anOrder, hoursLater, noon, number } from './testing/an-order.js';
import { addVoice, detachVoice, withdrawVoice, type Joining } from './voices.js';

const agent = { person: 'agent1', name: '', unit: '', role: 'agent' };
const joining = (change: Partial<Joining> = {}): Joining => ({
  appealNumber: 'n2',
  identity: 'open',
  replyWanted: true,
  channel: 'phone',
  urgency: '',
  samePerson: false,
  ...change,
});
const rules = { reopenWindowDays: 10, manyVoices: 3 };
const types = (outcome: { events: readonly { type: string }[] }) => outcome.events.map(({ type }) => type);
const shared = addVoice(anOrder(), joining(), rules, agent, noon).order;
const inCallback = planCallbacks({ ...shared, state: 'callback', metAt: noon }, noon).order;

describe('a voice', () => {
  it('joins an open order once', () => {
    const joined = addVoice(anOrder(), joining(), rules, agent, noon);
    expect(joined.events).toMatchObject([{ type: 'VoiceAdded', appealNumber: 'n2', voices: 2 }]);
    expect(types(addVoice(joined.order, joining(), rules, agent, noon))).toEqual([]);
  });

  it('may raise the urgency, never lower it', () => {
    expect(addVoice(anOrder(), joining({ urgency: 'urgent' }), rules, agent, noon).order.urgency).toBe('urgent');
    expect(addVoice(anOrder({ urgency: 'critical' }), joining({ urgency: 'urgent' }), rules, agent, noon).order.urgency).toBe('critical');
  });

  it('makes a normal order urgent when it is one of many, once', () => {
    const third = addVoice(shared, joining({ appealNumber: 'n3' }), rules, agent, noon);
    expect(third.events).toMatchObject([
      { type: 'VoiceAdded', voices: 3 },
      { type: 'OrderUrgencyChanged', to: 'urgent', cause: 'voices' },
    ]);
    expect(types(addVoice(third.order, joining({ appealNumber: 'n4' }), rules, agent, noon))).toEqual(['VoiceAdded']);
    expect(types(addVoice(shared, joining({ appealNumber: 'n3' }), { ...rules, manyVoices: 0 }, agent, noon))).toEqual(['VoiceAdded']);
  });

  it('that joins during the callbacks is called back too', () => {
    const joined = addVoice(inCallback, joining({ appealNumber: 'n3' }), rules, agent, noon);
    expect(types(joined)).toEqual(['VoiceAdded', 'CallbackPlanned']);
  });

  it.each(['closed', 'withdrawn', 'void'] as const)('is refused by a %s order', (state) => {
    const refused = addVoice(anOrder({ state, endedAt: noon }), joining(), rules, agent, noon);
    expect(refused.events).toMatchObject([{ type: 'VoiceRefused', appealNumber: 'n2', state }]);
    expect(refused.order.voices).toHaveLength(1);
  });

  it('reopens the person’s own order inside the window', () => {
    const closed = anOrder({ state: 'closed', endedAt: noon });
    expect(types(addVoice(closed, joining({ samePerson: true }), rules, agent, hoursLater(24)))).toEqual([
      'VoiceAdded',
      'OrderReopened',
      'OrderQueued',
    ]);
    expect(types(addVoice(closed, joining({ samePerson: true }), rules, agent, hoursLater(250)))).toEqual(['VoiceRefused']);
  });

  it('is detached again', () => {
    expect(detachVoice(shared, 'n2', agent, noon).order.voices).toHaveLength(1);
    expect(types(detachVoice(shared, 'n9', agent, noon))).toEqual([]);
  });
});

describe('withdrawing', () => {
  it('removes a voice and leaves the order to the others', () => {
    const left = withdrawVoice(shared, 'n2', '自行解决', agent, noon);
    expect(left.events).toMatchObject([{ type: 'VoiceRemoved', cause: 'withdrawn' }]);
    expect(left.order.state).toBe('opened');
  });

  it('of the last voice takes the order with it', () => {
    expect(withdrawVoice(anOrder(), number, '自行解决', agent, noon).order.state).toBe('withdrawn');
  });

  it('of the last voice in the callbacks closes the order, not owed', () => {
    const one = withdrawVoice(inCallback, 'n2', '', agent, noon).order;
    expect(one.state).toBe('callback');
    const none = withdrawVoice(one, number, '', agent, noon);
    expect(none.order).toMatchObject({ state: 'closed', outcome: 'not_owed' });
    expect(none.order.callbacks.map(({ state }) => state)).toEqual(['lapsed', 'lapsed']);
  });

  it('is refused once the order has ended', () => {
    const refused = withdrawVoice(anOrder({ state: 'closed', endedAt: noon }), number, '', agent, noon);
    expect(refused.events).toMatchObject([{ type: 'OrderWithdrawalRefused', number, orderNumber: number, state: 'closed' }]);
  });

  it('of a stranger changes nothing', () => {
    expect(types(withdrawVoice(shared, 'n9', '', agent, noon))).toEqual([]);
  });
});
