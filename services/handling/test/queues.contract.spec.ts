import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage.js';

/** In place of half-days between two calls. */
const pauseMs = 1000;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open({ HOTLINE_REHEARSED_CALL_PAUSE_MS: String(pauseMs) });
});
afterAll(() => stage.close());

const person = (role: string, n: number) => stage.as({ person: `${role}-${n}`, roles: [role] });
/** Specs share a queue: each has a category of its own. */
const of = (categoryPrefix: string) => ({ categoryPrefix, divisionPrefix: '' });
const handled = async (category: string, fields: object = {}) => {
  const number = await stage.submitted('water', { category, ...fields });
  await person('reviewer', 9).approveResult({ assignmentId: `${number}/a1` });
  return number;
};
const answer = { appealNumber: '', reached: true, contacted: true, resolved: true, satisfaction: 5, words: '满意' };
const actionsOf = async (n: number, number: string, role = 'reviewer') =>
  (await person(role, n).listOpenActions({ number })).actions.map(({ action }) => action);

describe('taking the next review', () => {
  it('gives the most urgent, then the oldest, and who has it until when', async () => {
    const normal = await stage.submitted('water', { category: 'Q1' });
    const urgent = await stage.submitted('power', { category: 'Q1', urgency: 'urgent' });
    const older = await stage.submitted('roads', { category: 'Q1', urgency: 'critical' });
    const younger = await stage.submitted('green', { category: 'Q1', urgency: 'critical' });
    const taken = [];
    for (const n of [1, 2, 3, 4]) taken.push(await person('reviewer', n).takeNextReview(of('Q1')));
    expect(taken.map(({ order }) => order?.number)).toEqual([older, younger, urgent, normal]);
    expect(taken[0]).toMatchObject({ assignment: { assignmentId: `${older}/a1`, state: 'submitted' }, lease: { person: 'reviewer-1' } });
    const minutes = (taken[0]!.lease!.until!.getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9);
    expect(await person('reviewer', 5).takeNextReview(of('Q1'))).toMatchObject({
      order: undefined,
      assignment: undefined,
      lease: undefined,
    });
  });

  it('gives the same again to who has it, and goes by place', async () => {
    const number = await stage.submitted('water', { category: 'Q2', division: '411721' });
    await stage.submitted('power', { category: 'Q2', division: '411702' });
    const first = await person('reviewer', 1).takeNextReview({ categoryPrefix: 'Q', divisionPrefix: '411721' });
    expect(first.order?.number).toBe(number);
    expect((await person('reviewer', 1).takeNextReview({ categoryPrefix: 'Q', divisionPrefix: '411721' })).order?.number).toBe(number);
  });

  it('gives each of many who ask at once something else', async () => {
    for (let each = 0; each < 6; each++) await stage.submitted('water', { category: 'Q3' });
    const taken = await Promise.all(Array.from({ length: 8 }, (_, n) => person('reviewer', n).takeNextReview(of('Q3'))));
    const numbers = taken.flatMap(({ order }) => (order ? [order.number] : []));
    expect(new Set(numbers).size).toBe(6);
    expect(numbers).toHaveLength(6);
  });

  it('never gives what is decided, recalled or rejected', async () => {
    const number = await stage.submitted('water', { category: 'Q4' });
    await stage.as('reviewer').rejectResult({ assignmentId: `${number}/a1`, reason: '证据不足' });
    expect((await stage.as('reviewer').takeNextReview(of('Q4'))).order).toBeUndefined();
    await stage.report(`${number}/a1`, 'water');
    expect((await stage.as('reviewer').takeNextReview(of('Q4'))).order?.number).toBe(number);
    await stage.as('dispatcher').recallAssignment({ assignmentId: `${number}/a1`, reason: '派错', wrongDispatch: true });
    expect((await stage.second('reviewer').takeNextReview(of('Q4'))).order).toBeUndefined();
  });
});

describe('what somebody has in hand', () => {
  it('is decided by nobody else, who is told who has it and sees no button', async () => {
    const number = await stage.submitted('water', { category: 'Q5' });
    const assignmentId = `${number}/a1`;
    await person('reviewer', 1).takeNextReview(of('Q5'));
    for (const decide of [
      () => person('reviewer', 2).approveResult({ assignmentId }),
      () => person('reviewer', 2).rejectResult({ assignmentId, reason: '证据不足' }),
    ])
      await expect(decide()).rejects.toMatchObject({ reason: 'LEASE_HELD', metadata: { holder: 'reviewer-1' } });
    expect(await actionsOf(2, number)).not.toContain('approveResult');
    expect(await actionsOf(1, number)).toContain('approveResult');
    expect((await stage.order(number)).assignments).toMatchObject([{ state: 'submitted' }]);
    await person('reviewer', 1).approveResult({ assignmentId });
    expect(await stage.order(number)).toMatchObject({ state: 'callback' });
  });

  it('is free again when it is given back', async () => {
    const number = await stage.submitted('water', { category: 'Q6' });
    const item = `${number}/a1`;
    await person('reviewer', 1).takeNextReview(of('Q6'));
    await person('reviewer', 1).renewLease({ queue: 'review', item });
    await expect(person('reviewer', 2).renewLease({ queue: 'review', item })).rejects.toMatchObject({ reason: 'LEASE_LOST' });
    await person('reviewer', 2).releaseLease({ queue: 'review', item }); // not holding it is no mistake
    await expect(person('reviewer', 2).approveResult({ assignmentId: item })).rejects.toMatchObject({ reason: 'LEASE_HELD' });
    await person('reviewer', 1).releaseLease({ queue: 'review', item });
    await expect(person('reviewer', 1).renewLease({ queue: 'review', item })).rejects.toMatchObject({ reason: 'LEASE_LOST' });
    await person('reviewer', 2).approveResult({ assignmentId: item });
  });

  it('belongs to a queue that there is', async () => {
    await expect(stage.as('reviewer').renewLease({ queue: 'lunch', item: 'x' })).rejects.toMatchObject({ reason: 'WORD_NOT_ALLOWED' });
    await expect(stage.as('reviewer').releaseLease({ queue: 'review', item: '' })).rejects.toMatchObject({ reason: 'FIELD_MISSING' });
  });
});

describe('taking the next callback', () => {
  it('gives the voice to be called; nobody else records it meanwhile', async () => {
    const number = await handled('Q7');
    const taken = await person('callback_agent', 1).takeNextCallback(of('Q7'));
    expect(taken).toMatchObject({
      order: { number, state: 'callback' },
      callback: { appealNumber: number, state: 'calling' },
      lease: { person: 'callback_agent-1' },
    });
    expect(await person('callback_agent', 2).takeNextCallback(of('Q7'))).toMatchObject({ order: undefined });
    await expect(person('callback_agent', 2).recordCallback({ number, ...answer })).rejects.toMatchObject({ reason: 'LEASE_HELD' });
    expect(await actionsOf(2, number, 'callback_agent')).not.toContain('recordCallback');
    await person('callback_agent', 1).renewLease({ queue: 'callback', item: `${number}/${number}` });
    await person('callback_agent', 1).recordCallback({ number, ...answer });
    expect(await stage.order(number)).toMatchObject({ state: 'closed', outcome: 'satisfied' });
    expect((await person('callback_agent', 1).takeNextCallback(of('Q7'))).order).toBeUndefined();
  });

  it('waits while a message is out', async () => {
    const number = await handled('Q8', { channel: 'web' });
    expect((await stage.as('callback_agent').takeNextCallback(of('Q8'))).order).toBeUndefined();
    await stage.clock('ClockBreached', number, 'callback_answer', number);
    expect((await stage.as('callback_agent').takeNextCallback(of('Q8'))).order?.number).toBe(number);
  });

  it('does not come back to who did not answer before another call counts', async () => {
    const first = await handled('Q9', { urgency: 'critical' });
    const second = await handled('Q9');
    const take = async (n: number) => (await person('callback_agent', n).takeNextCallback(of('Q9'))).order?.number;
    expect(await take(1)).toBe(first);
    await person('callback_agent', 1).recordCallback({ number: first, ...answer, reached: false, words: '无人接听' });
    expect(await take(1)).toBe(second);
    expect(await take(2)).toBeUndefined();
    await pause(pauseMs + 100);
    expect(await take(2)).toBe(first);
  });

  it('refuses a prefix that is none', async () => {
    await expect(stage.as('callback_agent').takeNextCallback(of('%'))).rejects.toMatchObject({ reason: 'FIELD_MALFORMED' });
    await expect(stage.as('reviewer').takeNextReview(of('_'))).rejects.toMatchObject({ reason: 'FIELD_MALFORMED' });
  });
});
