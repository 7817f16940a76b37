// What must hold when all is quiet. Each check names the numbers concerned.
import type { Installation } from '../installation.ts';
import type { Lived } from '../run.ts';
import { agreement } from './agreement.ts';
import { auditChains } from './audit.ts';
import { citizensSee } from './citizens.ts';
import { everythingIsThere } from './completeness.ts';
import { counters } from './counters.ts';
import { openDatabases, type Databases } from '../../stack/databases.ts';
import { deadlines } from './deadlines.ts';
import { notices } from './notices.ts';
import { privacy } from './privacy.ts';
import { queues, untilQuiet } from './quiet.ts';
import { readRecords, type Records } from './records.ts';
import { timelines } from './timelines.ts';

export interface Finding {
  /** What was verified, as a sentence. */
  what: string;
  /** How many things were looked at. */
  looked: number;
  /** Empty: it holds. */
  problems: string[];
}

export interface Evidence {
  installation: Installation;
  lived: readonly Lived[];
  databases: Databases;
  /** What handling and sla say about each order, parts too. */
  records: Records;
  lagMs: number;
}

type Check = (evidence: Evidence) => Promise<Finding>;
const checks: Check[] = [everythingIsThere, agreement, citizensSee, timelines, deadlines, notices, counters, queues, auditChains, privacy];

export interface Verified {
  findings: Finding[];
  records: Records;
}

/** @param lagMs the most that a fact or a worker may have needed in this run */
export async function verify(installation: Installation, lived: readonly Lived[], lagMs: number): Promise<Verified> {
  const databases = openDatabases(installation.plan);
  try {
    await untilQuiet(databases, installation.plan.kafka ? 20_000 : 2000);
    const records = await readRecords(installation.people, databases);
    const findings: Finding[] = [];
    for (const check of checks) findings.push(await check({ installation, lived, databases, records, lagMs }));
    return { findings, records };
  } finally {
    await databases.close();
  }
}
