// The oracle: what must hold when the clients have stopped and everything is quiet.
import { readTopics } from '@hotline/platform/messaging/testing';
import { Life } from '../../replay/life.ts';
import { Patient } from '../../replay/manner.ts';
import type { Lived } from '../../replay/run.ts';
import { agreement } from '../../replay/verify/agreement.ts';
import { auditChains } from '../../replay/verify/audit.ts';
import { citizensSee } from '../../replay/verify/citizens.ts';
import { everythingIsThere } from '../../replay/verify/completeness.ts';
import { counters } from '../../replay/verify/counters.ts';
import { deadlines } from '../../replay/verify/deadlines.ts';
import { notices } from '../../replay/verify/notices.ts';
import { privacy } from '../../replay/verify/privacy.ts';
import { queues } from '../../replay/verify/quiet.ts';
import { readRecords } from '../../replay/verify/records.ts';
import { timelines } from '../../replay/verify/timelines.ts';
import type { Evidence, Finding } from '../../replay/verify/verify.ts';
import type { Journal } from '../clients/journal.ts';
import type { Struck } from '../installation.ts';
import { appliedOnce } from './applied.ts';
import { firedOnce } from './fired.ts';
import { readSent } from './journal.ts';
import { linesAndFacts } from './lines.ts';
import { everyIdWasSent } from './marked.ts';
import { sameAnswer } from './once-more.ts';
import { judgeTopics } from './topics.ts';

/** Facts may have been so long on their way, ms: warnings whose stretch was shorter may be missing. */
const lagMs = 60_000;

const ofReplay = [everythingIsThere, agreement, citizensSee, timelines, deadlines, notices, counters, queues, auditChains, privacy];

export async function judge(struck: Struck, lived: readonly Lived[], journal: Pick<Journal, 'answered' | 'submits'>): Promise<Finding[]> {
  const { databases, people, plan } = struck;
  const findings = [await sameAnswer(journal.answered)];
  const records = await readRecords(people, databases);
  const evidence: Evidence = { installation: { ...struck, mysql: '' }, lived: lived.map(witness), databases, records, lagMs };
  for (const check of ofReplay) findings.push(await check(evidence));
  findings.push(
    await everyIdWasSent(databases, journal),
    await appliedOnce(databases),
    await firedOnce(databases),
    await linesAndFacts(databases),
  );
  if (!plan.kafka) return findings;
  const carried = await readTopics(`127.0.0.1:${plan.kafkaPort}`, `${plan.tenant.code}.`);
  const phones = new Set(lived.flatMap(({ life: { story } }) => [story.submission.phone, story.neighbour.phone]));
  return [...findings, judgeTopics(carried, await readSent(databases), phones)];
}

/** The clients have stopped; what they would see is asked by somebody who has not. */
function witness(lived: Lived): Lived {
  const { world, story, draw, appeals } = lived.life;
  const life = new Life({ ...world, manner: new Patient() }, story, draw);
  life.appeals.push(...appeals);
  return { ...lived, life };
}
