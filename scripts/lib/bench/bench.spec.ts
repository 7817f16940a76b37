import { describe, expect, it } from 'vitest';
import { Draw } from '../replay/draw.ts';
import { drawChart } from './chart.ts';
import { judge, notMeasured } from './judge.ts';
import type { Row, Side } from './line.ts';
import { measure } from './slices.ts';
import { readOptions } from './options.ts';
import { between } from './publish.ts';
import { median, percentile, shuffled, summaryOf } from './statistics.ts';
import { conclusion, markdownTable, readable, rowsTable, verdictOf } from './table.ts';

const random = () => {
  const draw = new Draw(7);
  return () => draw.next();
};

/** A side whose slices give these figures, one after another; it notes its turns. */
function side(name: string, values: number[], turns: string[] = []): Side {
  let next = 0;
  const slice = async () => {
    turns.push(name);
    return { perSecond: values[next++]! };
  };
  return { name, does: '', slice };
}

const row: Row = { what: 'requests', ours: ['ours', 'perSecond'], against: ['raw', 'perSecond'], goal: { atLeast: 0.5 } };

describe('few numbers', () => {
  it('have a middle', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('have percentiles that are among them', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile(hundred, 1)]).toEqual([50, 99, 100]);
    expect(percentile([7], 0.01)).toBe(7);
  });

  it('have a spread', () => expect(summaryOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 }));

  it('are shuffled without loss, the same way for the same seed', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(shuffled(items, random()).toSorted((a, b) => a - b)).toEqual(items);
    expect(shuffled(items, random())).toEqual(shuffled(items, random()));
    expect(shuffled(items, random())).not.toEqual(items);
  });
});

describe('slices', () => {
  const plan = (slices: number, warmUps: number) => ({ slices, warmUps, sliceMs: 1, random: random() });

  it('take turns: every side once a turn, and not always in the same order', async () => {
    const turns: string[] = [];
    const sides = ['a', 'b', 'c'].map((name) => side(name, Array<number>(9).fill(1), turns));
    await measure(sides, plan(8, 1));
    const each = Array.from({ length: 9 }, (_, turn) => turns.slice(turn * 3, turn * 3 + 3));
    for (const turn of each) expect(turn.toSorted()).toEqual(['a', 'b', 'c']);
    expect(new Set(each.map(String)).size).toBeGreaterThan(1);
  });

  it('of the warm-up do not count', async () => {
    const measured = await measure([side('ours', [900, 1, 2])], plan(2, 1));
    expect(measured.get('ours')).toEqual([{ perSecond: 1 }, { perSecond: 2 }]);
  });

  it('that fail say which side did', async () => {
    const failing: Side = { name: 'raw', does: '', slice: () => Promise.reject(new Error('an answer was wrong')) };
    await expect(measure([failing], plan(1, 0))).rejects.toThrow('raw: an answer was wrong');
  });
});

describe('a row', () => {
  const measured = new Map([
    ['ours', [60, 50, 40].map((perSecond) => ({ perSecond }))],
    ['raw', [100, 100, 50].map((perSecond) => ({ perSecond }))],
  ]);

  it('is the ratio of the medians, with the spread of each turn', () => {
    expect(judge(row, measured, new Map())).toMatchObject({
      ours: 50,
      reference: 100,
      value: { median: 0.5, least: 0.5, most: 0.8 },
      holds: true,
    });
  });

  it('misses its goal when it is beyond it, whichever way the goal looks', () => {
    expect(judge({ ...row, goal: { atLeast: 0.51 } }, measured, new Map()).holds).toBe(false);
    expect(judge({ ...row, goal: { atMost: 0.49 } }, measured, new Map()).holds).toBe(false);
    expect(judge({ ...row, goal: { atMost: 0.5 } }, measured, new Map()).holds).toBe(true);
  });

  it('without a reference holds its own figure', () => {
    expect(judge({ what: 'p99', ours: ['ours', 'perSecond'], goal: { atMost: 50 } }, measured, new Map())).toMatchObject({
      holds: true,
      value: { least: 40 },
    });
  });

  it('does not hold when a side is missing', () => {
    const judged = judge(row, measured, new Map([['raw', 'no such server']]));
    expect(judged).toMatchObject({ holds: false, missing: 'no such server' });
    expect(verdictOf(judged)).toBe('NOT MEASURED');
  });

  it('must name figures that are there', () => {
    expect(() => judge({ ...row, ours: ['ours', 'cpuMicros'] }, measured, new Map())).toThrow('the side ours has no figure cpuMicros');
  });

  it('that was measured by no slice does not hold', () => {
    expect(judge(row, new Map(), new Map()).holds).toBe(false);
  });
});

describe('the table', () => {
  const held = judge(
    row,
    new Map([
      ['ours', [{ perSecond: 12_345.6 }]],
      ['raw', [{ perSecond: 20_000 }]],
    ]),
    new Map(),
  );
  const missed = { ...held, what: 'another', goal: { atMost: 0.1 }, holds: false };
  const gone = notMeasured({ ...row, what: 'gone' }, 'it broke off');
  const reported = { ...held, goal: undefined };

  it('shows three figures that count', () => {
    expect([0.47234, 1.8512, 99.96, 12_399.6, 0, NaN].map(readable)).toEqual(['0.472', '1.85', '100', '12,400', '0', '–']);
  });

  it('says of each row whether its goal holds', () => {
    const lines = rowsTable([held, missed, gone, reported]).split('\n');
    expect(lines[1]).toMatch(/requests +12,346 +20,000 +0\.617 × .*≥ 0\.5 +holds$/);
    expect(lines[2]).toMatch(/≤ 0\.1 +MISSED$/);
    expect(lines[3]).toMatch(/NOT MEASURED$/);
    expect(markdownTable([held]).split('\n')).toHaveLength(3);
  });

  it('ends with how many goals hold; what is only reported is no goal', () => {
    expect(conclusion([held, missed, gone, reported])).toEqual({ sentence: '1 of 3 goals hold.', allHold: false });
    expect(conclusion([held, reported]).allHold).toBe(true);
  });

  it('is drawn with a bar for each goal, inside the picture', () => {
    const picture = drawChart([held, missed, gone, reported], 'a machine <1>');
    expect(picture.match(/class="holds"/g)).toHaveLength(1);
    expect(picture.match(/class="missed"/g)).toHaveLength(2);
    expect(picture).toContain('a machine &lt;1&gt;');
    for (const [, width] of picture.matchAll(/<rect x="570" y="\d+" width="([\d.]+)"/g)) expect(Number(width)).toBeLessThanOrEqual(340);
  });
});

describe('the README', () => {
  it('gets the table between its marks, whatever stood there', () => {
    const text = 'a\n<!-- bench: written by scripts/bench --publish -->\nold\n<!-- /bench -->\nb';
    const expected = 'a\n<!-- bench: written by scripts/bench --publish -->\n\nnew\n\n<!-- /bench -->\nb';
    expect(between(text, 'new')).toBe(expected);
    expect(between(between(text, 'newer'), 'new')).toBe(expected);
  });

  it('without marks is left as it is', () => expect(() => between('a', 'new')).toThrow('no place for the table'));
});

describe('the command line', () => {
  it('asks for five slices at least, but in a hurry', () => {
    expect(() => readOptions(['--slices', '4'], '.')).toThrow('--slices must be a whole number, at least 5');
    expect(readOptions(['accept', '--quick'], '.')).toMatchObject({ names: ['accept'], quick: true, slices: 3 });
  });

  it('publishes whole runs only', () => {
    expect(() => readOptions(['accept', '--publish'], '.')).toThrow('whole run');
    expect(() => readOptions(['--quick', '--publish'], '.')).toThrow('whole run');
    expect(readOptions(['--publish'], '.')).toMatchObject({ publish: true, slices: 7 });
  });
});
