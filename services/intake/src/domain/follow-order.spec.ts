import { describe, expect, it } from 'vitest';
import { minutes, progressIn } from '../testing/samples.js';
import { follow } from './follow-order.js';
import type { OrderFacts, OrderFactType } from './order-facts.js';
import { isOf, wasOf, type Progress } from './progress.js';

const number = '411700-20261123-000099';
const part = `${number}-1`;
let minute = 0;

type Told = { [T in OrderFactType]: [T, Omit<OrderFacts[T], 'number'>, string?] }[OrderFactType];

const water = { assignmentId: `${number}/a1`, unit: 'water' };
const gas = { assignmentId: `${number}/a2`, unit: 'gas' };

const after = (told: Told[], from: Progress = progressIn('opened')): Progress =>
  told.reduce((progress, [type, fact, of = number]) => follow(progress, type, { number: of, at: minutes(++minute), ...fact }), from);

const way: Told[] = [
  ['OrderOpened', { round: 1 }],
  ['AssignmentOpened', water],
  ['AssignmentSigned', water],
  ['CitizenContacted', water],
];
const steps = (progress: Progress) => progress.steps.map(({ step, unit }) => (unit ? `${step} ${unit}` : step));

describe('following an order for its citizens', () => {
  it('shows who has it and what was done', () => {
    const progress = after(way);
    expect(progress.state).toBe('in_progress');
    expect(steps(progress)).toEqual(['dispatched water', 'signed water', 'contacted water']);
  });

  it('shows a result only when all of them are reviewed', () => {
    const one = after([
      ...way,
      ['AssignmentOpened', gas],
      ['ResultSubmitted', { ...water, text: '已修好' }],
      ['ResultApproved', { ...water, all: false }],
    ]);
    expect(one.results).toEqual([]);
    const both = after(
      [
        ['ResultSubmitted', { ...gas, text: '已检查' }],
        ['ResultApproved', { ...gas, all: true }],
      ],
      one,
    );
    expect(both.results.map(({ unit, text }) => `${unit} ${text}`)).toEqual(['water 已修好', 'gas 已检查']);
    expect(both.state).toBe('callback');
  });

  it('never shows a result that was rejected', () => {
    const progress = after([
      ...way,
      ['ResultSubmitted', { ...water, text: '不归我管' }],
      ['ResultRejected', water],
      ['ResultSubmitted', { ...water, text: '已修好' }],
      ['ResultApproved', { ...water, all: true }],
      ['OrderClosed', {}],
    ]);
    expect(progress.results.map(({ text }) => text)).toEqual(['已修好']);
    expect(steps(progress).slice(-2)).toEqual(['resolved', 'closed']);
  });

  it('goes back to opened when the last unit is out, and anew when it is reopened', () => {
    expect(after([...way, ['AssignmentWithdrawn', { ...water, cause: 'return_granted' }]]).state).toBe('opened');
    const reopened = after([
      ...way,
      ['ResultApproved', { ...water, all: true }],
      ['OrderClosed', {}],
      ['OrderReopened', { round: 2, partNumbers: [] }],
    ]);
    expect(reopened).toMatchObject({ state: 'opened', round: 2 });
    expect(isOf(reopened, 'water')).toBe(false);
    expect(wasOf(reopened, 'water')).toBe(true);
  });

  it('is suspended and resumed', () => {
    const suspended = after([...way, ['SuspensionGranted', {}]]);
    expect(suspended.state).toBe('suspended');
    expect(after([['OrderResumed', { cause: 'date' }]], suspended).state).toBe('in_progress');
    const alone = after([['AssignmentWithdrawn', { ...water, cause: 'recalled' }]], suspended);
    expect(after([['OrderResumed', { cause: 'requeued' }]], alone).state).toBe('opened');
  });

  it('shows the parts’ work as the whole’s, but a part that ends does not end it', () => {
    const split = after([
      ...way,
      ['AssignmentWithdrawn', { ...water, cause: 'split' }],
      ['OrderSplit', {}],
      ['OrderOpened', { round: 1 }, part],
      ['AssignmentOpened', { assignmentId: `${part}/a1`, unit: 'gas' }, part],
      ['ResultSubmitted', { assignmentId: `${part}/a1`, unit: 'gas', text: '已检查' }, part],
      ['ResultApproved', { assignmentId: `${part}/a1`, unit: 'gas', all: true }, part],
      ['OrderClosed', {}, part],
    ]);
    expect(split).toMatchObject({ state: 'in_progress', results: [] });
    expect(isOf(split, 'gas')).toBe(true);
    const called = after([['CallbackPlanned', { appealNumber: number, owed: true }]], split);
    expect(called).toMatchObject({ state: 'callback', results: [{ unit: 'gas' }] });
  });

  it('stands as the whole stands, whatever a part does', () => {
    const split = after([...way, ['AssignmentWithdrawn', { ...water, cause: 'split' }], ['OrderSplit', {}]]);
    const resting = after([['SuspensionGranted', {}, part]], split);
    expect(resting).toEqual(split);
    expect(after([['OrderResumed', { cause: 'date' }, part]], resting)).toEqual(split);
    expect(after([['OrderQueued', { cause: 'recalled' }, part]], split)).toEqual(split);
    expect(after([['OrderQueued', { cause: 'parts_withdrawn' }]], split)).toMatchObject({ state: 'opened', split: false });
  });

  it('begins a round of the named parts once, as their whole counts it', () => {
    const closed = after([...way, ['OrderSplit', {}], ['OrderClosed', {}, part], ['OrderClosed', {}]], progressIn('opened', { round: 2 }));
    const parts = after(
      [
        ['OrderReopened', { round: 3, partNumbers: [part] }],
        ['OrderReopened', { round: 2, partNumbers: [] }, part],
      ],
      closed,
    );
    expect(parts).toMatchObject({ state: 'in_progress', round: 3, split: true });
    expect(steps(parts).filter((step) => step === 'reopened')).toHaveLength(1);
    const whole = after([['OrderReopened', { round: 3, partNumbers: [] }]], closed);
    expect(whole).toMatchObject({ state: 'opened', split: false });
  });

  it('keeps each voice’s callback apart', () => {
    const progress = after([
      ['CallbackPlanned', { appealNumber: 'one', owed: true }],
      ['CallbackPlanned', { appealNumber: 'two', owed: false }],
      ['CallbackSettled', { appealNumber: 'one', outcome: 'settled' }],
      ['CallbackSettled', { appealNumber: 'two', outcome: 'not_owed' }],
    ]);
    expect(progress.steps.map(({ step, appealNumber }) => `${step} ${appealNumber}`)).toEqual(['resolved ', 'callback one', 'settled one']);
  });

  it.each([
    ['OrderWithdrawn', 'withdrawn'],
    ['OrderVoided', 'void'],
  ] as const)('ends with %s, and no unit is responsible any more', (type, state) => {
    const ended = after([...way, [type, {}]]);
    expect(ended.state).toBe(state);
    expect(isOf(ended, 'water')).toBe(false);
  });
});
