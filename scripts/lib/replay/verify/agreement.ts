// Intake, dispatch, handling and sla tell the same about each order, and its citizen sees it.
import type { Evidence, Finding } from './verify.ts';

interface Document {
  id: string;
  body: string;
}

const ended = new Set(['closed', 'withdrawn', 'void']);

export async function agreement({ databases, lived, records }: Evidence): Promise<Finding> {
  const placements = new Map(
    (await databases.rows<{ id: string; state: string }>('dispatch', 'SELECT id, state FROM placements')).map((row) => [row.id, row.state]),
  );
  const progresses = await documents(await databases.rows<Document>('intake', 'SELECT id, body FROM progresses'));
  const appeals = new Map(
    (await databases.rows<{ id: string; state: string }>('intake', 'SELECT id, state FROM appeals')).map((row) => [row.id, row.state]),
  );
  const problems: string[] = [];
  for (const [number, { handling, clocks }] of records) {
    const { state, needsDispatch } = handling.order!;
    const placement = placements.get(number);
    const placed = ended.has(state) ? 'ended' : needsDispatch ? 'queued' : 'placed';
    if (placement !== placed) problems.push(`${number} is ${state} in handling and ${placement ?? 'unknown'} in dispatch`);
    const progress = progresses.get(number)?.state;
    if (number.split('-').length === 3 && progress !== state)
      problems.push(`${number} is ${state} in handling and ${progress ?? 'unknown'} to its citizen`);
    const open = ended.has(state) ? clocks.filter((clock) => ['running', 'held', 'stopped'].includes(clock.state)) : [];
    for (const { kind, subject, state: left } of open)
      problems.push(`${number} is ${state}, and its clock ${kind} of ${subject} is ${left}`);
  }
  for (const { life } of lived)
    for (const { number, state } of life.appeals)
      if (appeals.get(number) !== state) problems.push(`${number} should be ${state} in intake and is ${appeals.get(number) ?? 'unknown'}`);
  return { what: 'intake, dispatch, handling and sla agree, and the clocks of what has ended are settled', looked: records.size, problems };
}

const documents = async (rows: Document[]): Promise<Map<string, { state: string }>> =>
  new Map(rows.map(({ id, body }) => [id, JSON.parse(body) as { state: string }]));
