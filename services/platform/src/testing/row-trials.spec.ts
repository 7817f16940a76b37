import { describe, expect, it } from 'vitest';
import { transition, type Lifecycle } from '../lifecycle/index.js';
import { trialsOf, type Attempts } from './row-trials.js';

type State = 'waiting' | 'done';
type Action = 'finish' | 'note' | 'undo';

const table: Lifecycle<State, Action> = {
  finish: { from: ['waiting'], to: 'done', by: ['clerk'], cause: 'rpc', emits: ['Finished'] },
  note: { from: ['waiting', 'done'], to: 'same', by: ['clerk'], cause: 'rpc', emits: ['Noted'] },
  undo: { from: ['done'], to: 'waiting', by: [], cause: 'timer:patience', emits: [] },
};
const told = { finish: 'Finished', note: 'Noted', undo: '' };
const act = (action: Action) => (state: State) => ({ state: transition(table, action, state), told: [told[action]] });
const attempts: Attempts<State, Action> = {
  finish: { from: ['waiting'], act: act('finish') },
  note: { from: ['waiting', 'done'], act: act('note') },
  undo: { from: ['done'], act: act('undo') },
};
const faults = (changed: Lifecycle<State, Action>, tried: Attempts<State, Action> = attempts) =>
  trialsOf(changed, ['waiting', 'done'], tried).flatMap(([title, found]) => found().map((fault) => `${title}: ${fault}`));

describe('the trials of a table', () => {
  it('find nothing wrong with decisions that the table guards', () => expect(faults(table)).toEqual([]));

  it('name each row, and each refusal of an rpc', () =>
    expect(trialsOf(table, ['waiting', 'done'], attempts).map(([title]) => title)).toEqual(
      expect.arrayContaining(['finish from waiting', 'finish is refused while done', 'undo from done']),
    ));

  it.each([
    ['a row that nobody tries', { ...table, finish: { ...table.finish, from: ['waiting', 'done'] } }, attempts, 'finish from done: named'],
    ['a row that was taken away', { ...table, note: { ...table.note, from: ['waiting'] } }, attempts, 'note from done: tried and not'],
    ['an act that leads elsewhere', { ...table, undo: { ...table.undo, to: 'done' } }, attempts, 'undo from done: led to waiting'],
    ['a target that nothing reaches', { ...table, finish: { ...table.finish, to: ['done', 'waiting'] } }, attempts, 'waiting: named'],
    [
      'an act that asks no table',
      table,
      { ...attempts, undo: { from: ['done'], act: () => ({ state: 'waiting', told: [] }) } },
      'undo from done is by the table alone: possible',
    ],
    ['an act that does nothing', table, { ...attempts, note: { ...attempts.note, act: (state) => ({ state, told: [] }) } }, 'told nothing'],
    [
      'an act that nothing refuses',
      table,
      { ...attempts, finish: { from: ['waiting'], act: () => ({ state: 'done', told: [] }) } },
      'nothing refused',
    ],
  ] as [string, Lifecycle<State, Action>, Attempts<State, Action>, string][])('find %s', (_, changed, tried, fault) =>
    expect(faults(changed, tried).join('\n')).toContain(fault),
  );
});
