// Who sent what is there: each appeal bears the mark of the submission that it came from.
import type { Finding } from '../../replay/verify/verify.ts';
import type { Databases } from '../../stack/databases.ts';
import { marks } from '../clients/supply.ts';

export interface Submitted {
  /** By the life's index: how many appeals it had begun to submit, the own first. */
  submits: ReadonlyMap<number, number>;
}

export async function everyIdWasSent(databases: Databases, { submits }: Submitted): Promise<Finding> {
  const rows = await databases.rows<{ id: string; body: string }>('intake', 'SELECT id, body FROM appeals');
  const seen = new Map<string, string>();
  const problems: string[] = [];
  for (const { id, body } of rows) {
    const [mark, which, index = ''] = [...body.matchAll(marks)][0] ?? [];
    const other = mark === undefined ? undefined : seen.get(mark);
    if (mark === undefined) problems.push(`${id} is in intake, and no client sent such an appeal`);
    else if (other !== undefined) problems.push(`${id} and ${other} are one submission, ${mark}`);
    else if ((submits.get(Number(index)) ?? 0) < (which === '甲' ? 1 : 2)) problems.push(`${id} bears ${mark}, which was never sent`);
    if (mark !== undefined) seen.set(mark, id);
  }
  return { what: 'no appeal exists that no client sent, and none twice', looked: rows.length, problems };
}
