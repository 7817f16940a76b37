// What a run tells, and when it may say that all held.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { failures, report, type Done } from './report.ts';
import { doneBefore, forget, keep } from './state.ts';

const fault: Fault = { name: 'kill-one', row: 'kill', transports: ['local'], seconds: 1, strike: () => Promise.resolve({}) };

const seed = (failure?: string, problems: string[] = []): Done => ({
  seed: 3,
  transport: 'local',
  outcome: {
    strikes: [{ fault: 'kill-one', row: 'kill', seconds: 1, figures: { ms: 12 }, ...(failure !== undefined && { failure }) }],
    findings: [{ what: 'all is there', looked: 5, problems }],
    figures: {},
    seconds: 9,
  },
});

const told = (done: Done[]): { held: boolean; text: string } => {
  let text = '';
  const held = report(done, [fault], (more) => (text += more));
  return { held, text };
};

describe('the report', () => {
  it('counts strikes and what held, with figures', () => {
    const { held, text } = told([seed()]);
    expect(held).toBe(true);
    expect(text).toMatch(/kill +local +1 +1 +ms 12/);
    expect(text).toContain('1 of 1 seeds held.');
  });

  it.each([
    ['a strike', seed('too late')],
    ['a check of the oracle', seed(undefined, ['1 is lost'])],
  ])('does not say that all held when %s did not', (_, done) => {
    const { held, text } = told([seed(), done]);
    expect(held).toBe(false);
    expect(text).toContain('1 of 2 seeds held; not: 3 (local).');
  });

  it('says how to see a failure again', () => {
    expect(failures(seed(), '')).toEqual([]);
    expect(failures(seed('too late', ['1 is lost']), ' --transport local')).toEqual([
      '✗ kill-one: too late',
      '✗ not so: all is there',
      '    1 is lost',
      'Again: scripts/faults --seed 3 --transport local',
    ]);
  });
});

describe('what was done', () => {
  it('is known to a run that asks the same', () => {
    const folder = mkdtempSync(join(tmpdir(), 'faults-'));
    keep(folder, '20 seeds', [seed()]);
    expect(doneBefore(folder, '20 seeds')).toEqual([seed()]);
    expect(doneBefore(folder, '5 seeds')).toEqual([]);
    forget(folder);
    expect(doneBefore(folder, '20 seeds')).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
