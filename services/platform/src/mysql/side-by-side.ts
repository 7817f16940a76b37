// Works that share the transaction of the one that waits for them.
import { Member, type Manner } from './member.js';
import { NotWritten, type Transaction } from './transaction.js';

/** Works one after the other. */
export type Row = readonly (() => Promise<unknown>)[];

/** How far a row of works came. */
export interface RowEnding {
  results: unknown[];
  /** which of its works could not run beside others */
  loners: number[];
  failure?: { error: unknown };
}

export type Ending<T> = { result: T } | { error: unknown };

type End = (member: Member, work: () => Promise<unknown>) => Promise<Ending<unknown>>;

/** @param end runs a work as the member and says how it ended @param alone which rows are not tried beside others */
export async function inRows(outer: Member, rows: readonly Row[], end: End, alone: (row: number) => boolean): Promise<RowEnding[]> {
  if (outer.manner === 'prompt') return oneByOne(outer, rows);
  const transaction = await outer.underway();
  transaction.held.absorb(outer.held);
  outer.held.clear();
  const endings: RowEnding[] = rows.map(() => ({ results: [], loners: [] }));
  const along = async (row: number, manner: Manner): Promise<void> => {
    while (endings[row]!.results.length < rows[row]!.length) {
      if (!(await one(transaction, outer, manner, rows[row]![endings[row]!.results.length]!, endings[row]!, end))) return;
    }
  };
  if (rows.length > 1) {
    transaction.isShared = true;
    await Promise.all([...rows.keys()].filter((row) => !alone(row)).map((row) => along(row, 'beside')));
    transaction.isShared = false;
  }
  for (const row of rows.keys()) if (!endings[row]!.failure) await along(row, 'alone');
  return endings;
}

/** @returns whether its row goes on */
async function one(
  transaction: Transaction,
  outer: Member,
  manner: Manner,
  work: () => Promise<unknown>,
  ending: RowEnding,
  end: End,
): Promise<boolean> {
  const member = new Member(manner, () => transaction);
  const ended = await end(member, work);
  member.leave(transaction, 'result' in ended);
  if ('result' in ended) {
    ending.results.push(ended.result);
    outer.callbacks.push(...member.callbacks);
    return true;
  }
  if (member.displaced) {
    if (member.displaced.why === 'manner') ending.loners.push(ending.results.length);
    return false;
  }
  if (member.told) throw transaction.fail(new NotWritten(ended.error));
  ending.failure = { error: ended.error };
  return false;
}

async function oneByOne(outer: Member, rows: readonly Row[]): Promise<RowEnding[]> {
  const endings: RowEnding[] = [];
  for (const row of rows) {
    const ending: RowEnding = { results: [], loners: [] };
    endings.push(ending);
    for (const work of row) {
      try {
        ending.results.push(await behindSavepoint(outer, work));
      } catch (error) {
        ending.failure = { error };
        break;
      }
    }
  }
  return endings;
}

/** Undoes what the work wrote when it throws; its writes were sent at once. */
export async function behindSavepoint<T>(member: Member, work: () => Promise<T>): Promise<T> {
  const savepoint = member.nextSavepoint();
  const callbacks = member.callbacks.length;
  await member.statement(`SAVEPOINT ${savepoint}`);
  try {
    return await work();
  } catch (error) {
    await member.statement(`ROLLBACK TO SAVEPOINT ${savepoint}`);
    (await member.underway()).forget();
    member.held.clear();
    member.callbacks.length = callbacks;
    throw error;
  }
}
