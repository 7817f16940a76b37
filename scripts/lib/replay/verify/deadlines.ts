// Every warning and breach that had to come, and no other.
import { compare, reckonedKinds } from '../oracle/compare.ts';
import { reckon } from '../oracle/lives.ts';
import type { Evidence, Finding } from './verify.ts';

export async function deadlines({ records, lagMs, installation: { limits } }: Evidence): Promise<Finding> {
  const problems: string[] = [];
  const sum = { clocks: 0, breaches: 0, warnings: 0 };
  for (const [number, record] of records) {
    if (number.split('-').length > 3) continue;
    const parts = record.handling.order!.parts.map((part) => records.get(part.number)!);
    const matters = reckon(record, parts, limits);
    for (const each of [record, ...parts]) {
      const verdict = compare(matters.get(each.number)!, each, limits, lagMs);
      sum.clocks += verdict.clocks;
      sum.breaches += verdict.breaches;
      sum.warnings += verdict.warnings;
      problems.push(...verdict.problems);
    }
  }
  const { clocks, breaches, warnings } = sum;
  return {
    what: `${breaches} breaches and ${warnings} warnings came as reckoned apart (${reckonedKinds.join(', ')})`,
    looked: clocks,
    problems,
  };
}
