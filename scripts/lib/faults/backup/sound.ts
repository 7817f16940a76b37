// The oracle for a set that no client knows any more: everything that it can say without asking those who sent.
import { agreement } from '../../replay/verify/agreement.ts';
import { auditChains } from '../../replay/verify/audit.ts';
import { counters } from '../../replay/verify/counters.ts';
import { deadlines } from '../../replay/verify/deadlines.ts';
import { queues } from '../../replay/verify/quiet.ts';
import { readRecords } from '../../replay/verify/records.ts';
import { timelines } from '../../replay/verify/timelines.ts';
import { appliedOnce } from '../oracle/applied.ts';
import { firedOnce } from '../oracle/fired.ts';
import { linesAndFacts } from '../oracle/lines.ts';
import type { Elsewhere } from './elsewhere.ts';

/** Nobody looked at the clocks between backup and restoring, ms. */
const lagMs = 120_000;

/** @returns the sentences of what does not hold */
export async function unsound({ installation, databases }: Elsewhere): Promise<string[]> {
  const records = await readRecords(installation.people, databases);
  const evidence = { installation, lived: [], databases, records, lagMs };
  const findings = [
    ...(await Promise.all([agreement, timelines, deadlines, counters, queues, auditChains].map((check) => check(evidence)))),
    ...(await Promise.all([appliedOnce, firedOnce, linesAndFacts].map((check) => check(databases)))),
  ];
  return findings.flatMap(({ problems }) => problems);
}
