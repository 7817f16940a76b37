import { describe, expect, it } from 'vitest';
import { a, number, Story } from '../testing/story.js';
import { answerEscalation, escalateOrder } from './escalate.js';

const id = `${number}/e1`;
const until = (at: Date) => new Date(at.getTime() + 3_600_000);
const asked = () =>
  new Story()
    .dispatched('water')
    .signed('water')
    .act((order, at) => escalateOrder(order, '跨区协调', until(at), a('unit_head', 'water'), at));

describe('asking the level above', () => {
  it('says what is needed until when, and is answered by the superior desk', () => {
    const story = asked();
    expect(story.events).toMatchObject([{ type: 'EscalationAsked', escalationId: id, unit: 'water', need: '跨区协调' }]);
    story.act((order, at) => answerEscalation(order, id, 'orders_help', '由市政府办协调', a('leader'), at));
    expect(story.events).toMatchObject([{ type: 'EscalationAnswered', answer: 'orders_help', text: '由市政府办协调', unit: 'water' }]);
    expect(story.refusal((order, at) => answerEscalation(order, id, 'declines', '', a('leader'), at))).toBe('ILLEGAL_STATE');
  });

  it('refuses who has no part in it, past dates, and a second question at once', () => {
    const asks = (story: Story, caller: ReturnType<typeof a>, date = until(story.at)) =>
      story.refusal((order, at) => escalateOrder(order, 'x', date, caller, at));
    expect(asks(asked(), a('unit_head', 'water'))).toBe('ESCALATION_PENDING');
    expect(asks(asked(), a('unit_head', 'power'))).toBe('NOT_YOUR_UNIT');
    expect(asks(asked(), a('dispatcher'))).toBe('nothing refused');
    expect(asks(asked(), a('dispatcher'), new Date(0))).toBe('DATE_TOO_EARLY');
    expect(asked().refusal((order, at) => answerEscalation(order, `${number}/e9`, 'declines', '', a('leader'), at))).toBe(
      'ESCALATION_NOT_FOUND',
    );
    expect(asked().refusal((order, at) => answerEscalation(order, id, 'declines', '', a('reviewer'), at))).toBe('ROLE_NOT_ALLOWED');
  });
});
