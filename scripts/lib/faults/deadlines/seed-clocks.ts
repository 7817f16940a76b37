// Deadlines by the hundred thousand, all due at one instant: appeals that came in over a long holiday owe an answer at the same minute.
// Each is a copy of a deadline that the domain itself has made, so that nothing stands here that sla would not write.
import type { Trial } from '../fault.ts';

export interface Seeded {
  /** What their numbers begin with: a day on which no client submits. */
  prefix: string;
  count: number;
  dueAt: Date;
}

interface Row {
  matter: string;
  kind: string;
  body: string;
}

const rowsAStatement = 2000;

/** Nobody but the timeline hears of these: other kinds would ask for orders and units by the hundred thousand. */
const quietKinds = ['intake', 'dispatch', 'review'];

export const numberOf = (prefix: string, index: number): string => `${prefix}-${String(index).padStart(6, '0')}`;

export async function seedClocks({ sql, plan }: Trial, count: number, dueAt: Date): Promise<Seeded> {
  const seeded = { prefix: `${plan.tenant.code}-20000101`, count, dueAt };
  const [clock] = await sql<Row>('sla', 'SELECT matter, kind, body FROM clocks WHERE kind IN (?) LIMIT 1', [quietKinds]);
  if (clock === undefined) throw new Error('no client has made a deadline yet that could be copied');
  const [matter] = await sql<{ body: string }>('sla', 'SELECT body FROM matters WHERE id = ?', [clock.matter]);
  for (let first = 1; first <= count; first += rowsAStatement) {
    const indexes = Array.from({ length: Math.min(rowsAStatement, count - first + 1) }, (_, more) => first + more);
    const copies = indexes.map((index) => copyOf(clock, matter!.body, numberOf(seeded.prefix, index), dueAt));
    await sql('sla', 'INSERT INTO matters (id, version, body) VALUES ?', [copies.map(({ matterRow }) => matterRow)]);
    await sql('sla', 'INSERT INTO clocks (id, matter, kind, unit, state, due_at, next_at, body) VALUES ?', [
      copies.map(({ clockRow }) => clockRow),
    ]);
  }
  return seeded;
}

function copyOf({ matter, kind, body }: Row, matterBody: string, number: string, dueAt: Date) {
  const clock = JSON.parse(body.replaceAll(matter, number)) as Record<string, unknown> & { id: string };
  const { breach: _, metAt: __, heldAt: ___, stoppedAt: ____, ...running } = clock;
  const due = { ...running, state: 'running', dueAt: dueAt.getTime(), warned: 90, warnings: [] };
  const looked = new Date(dueAt.getTime() + 1); // an act at the due moment is in time
  const alone = { ...(JSON.parse(matterBody.replaceAll(matter, number)) as object), orders: {}, extensions: {}, applied: [] };
  return {
    matterRow: [number, 1, JSON.stringify(alone)],
    clockRow: [clock.id, number, kind, '', 'running', dueAt, looked, JSON.stringify(due)],
  };
}

/** Takes them out again: no client knows of them. */
export async function removeClocks({ sql }: Trial, { prefix, count }: Seeded): Promise<void> {
  for (let first = 0; first < count; first += 20_000) {
    const between = [numberOf(prefix, first + 1), numberOf(prefix, first + 20_000)];
    await sql('sla', 'DELETE FROM clocks WHERE matter BETWEEN ? AND ?', between);
    await sql('sla', 'DELETE FROM matters WHERE id BETWEEN ? AND ?', between);
  }
}
