import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../stack/plan.ts';
import { mutants } from './index.ts';

describe.each(mutants)('$name', ({ file, text, becomes, specs }) => {
  it('can still be planted', () => {
    const whole = readFileSync(join(root, file), 'utf8');
    expect(whole.split(text).length - 1).toBe(1);
    expect(becomes).not.toBe(text);
  });

  it('has specs that are there', () => {
    expect(specs.filter((spec) => !existsSync(join(root, spec)))).toEqual([]);
    expect(specs.length).toBeGreaterThan(0);
  });
});

it('each defect is planted once', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});
