import { describe, expect, it } from 'vitest';
import { follow } from '../domain/follow-order.js';
import { addedTo, appealsSuite, foundIn } from './appeals-suite.js';
import { contactOf, markIn, minutes, nine } from './samples.js';
import type { Standing } from './standing.js';

/** What every implementation of intake's ports must do. */
export function portsSuite(standing: () => Standing): void {
  appealsSuite(standing);

  describe('marks', () => {
    it('stand for a person until they are dismissed or lifted, and are found by their state', async () => {
      const { marks } = standing().ports;
      const { number } = await addedTo(standing());
      await marks.add({ mark: markIn('marked', { number, person: 'standing' }), events: [] });
      expect(await marks.standing(['standing'])).toHaveLength(1);
      expect(await foundIn(standing(), { mark: 'marked' })).toEqual([number]);
      await marks.update(number, (mark) => ({ mark: { ...mark, state: 'upheld', reviewAt: minutes(60) }, events: [] }));
      expect(await foundIn(standing(), { mark: 'review_due' })).toEqual([]);
      expect(await foundIn(standing(), { mark: 'review_due' }, minutes(60))).toEqual([number]);
      await marks.update(number, (mark) => ({ mark: { ...mark, state: 'lifted' }, events: [] }));
      expect(await marks.standing(['standing'])).toEqual([]);
      expect(await marks.find(number)).toMatchObject({ state: 'lifted', reviewAt: minutes(60) });
    });

    it('refuse the change of one that does not exist', async () => {
      const change = standing().ports.marks.update('411700-20261123-999999', (mark) => ({ mark, events: [] }));
      await expect(change).rejects.toMatchObject({ reason: 'MARK_NOT_FOUND' });
    });
  });

  it('progress begins with the first fact and goes on', async () => {
    const { progresses } = standing().ports;
    const number = '411700-20261123-555555';
    await progresses.update(number, (progress) => follow(progress, 'OrderOpened', { number, at: nine, round: 1 }));
    await progresses.update(number, (progress) => follow(progress, 'OrderClosed', { number, at: minutes(1) }));
    expect(await progresses.find(number)).toMatchObject({
      state: 'closed',
      steps: [{ step: 'resolved' }, { step: 'closed', at: minutes(1) }],
    });
  });

  it('a call is recorded once', async () => {
    const call = {
      callId: 'call-1',
      number: '',
      direction: 'in' as const,
      contact: contactOf('caller'),
      startedAt: nine,
      durationSeconds: 60,
      recording: '',
      words: '',
      agent: 'agent-1',
    };
    await standing().ports.calls.add(call);
    await expect(standing().ports.calls.add(call)).rejects.toMatchObject({ reason: 'CALL_EXISTS' });
  });

  it('five wrong codes within an hour lock a number until the hour is over, whatever becomes of the request', async () => {
    const { guesses } = standing().ports;
    for (let guess = 0; guess < 5; guess++) {
      expect(await guesses.lockedUntil('n', minutes(guess))).toBeUndefined();
      const refused = standing().run(async () => {
        await guesses.count('n', minutes(guess));
        throw new Error('refused');
      });
      await expect(refused).rejects.toThrow('refused');
    }
    expect(await guesses.lockedUntil('n', minutes(59))).toEqual(minutes(60));
    expect(await guesses.lockedUntil('n', minutes(61))).toBeUndefined();
    await guesses.count('n', minutes(61));
    expect(await guesses.lockedUntil('n', minutes(61))).toBeUndefined();
  });

  it('units are called by the name that was published last', async () => {
    const { unitNames } = standing().ports;
    await unitNames.put('water', '自来水公司');
    await unitNames.put('water', '供水集团');
    expect(await unitNames.of(['water', 'gas'])).toEqual(new Map([['water', '供水集团']]));
    expect(await unitNames.of([])).toEqual(new Map());
  });

  it('five channels are open from the start, and the superior’s', async () => {
    expect(await standing().ports.channels.open()).toEqual(['app', 'phone', 'sms', 'superior', 'web', 'wechat']);
  });
}
