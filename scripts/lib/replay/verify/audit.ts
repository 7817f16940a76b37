// The audit trails are whole: no row was changed, removed or slipped in.
import { AuditTrail, deriveKey } from '@hotline/platform/crypto';
import type { Service } from '../../stack/plan.ts';
import type { Evidence, Finding } from './verify.ts';

const audited: Service[] = ['intake', 'sla', 'gateway'];

export async function auditChains({ databases, installation: { keys } }: Evidence): Promise<Finding> {
  const key = deriveKey(Buffer.from(keys.secret, 'base64'), 'audit');
  const problems: string[] = [];
  let looked = 0;
  for (const service of audited) {
    const broken = await new AuditTrail(databases.of(service), key).verify();
    if (broken !== undefined) problems.push(`${service}: row ${broken.seq}: ${broken.why}`);
    const [row] = await databases.rows<{ n: number | string }>(service, 'SELECT COUNT(*) AS n FROM audit');
    looked += Number(row!.n);
  }
  return { what: 'audit chains are whole', looked, problems };
}
