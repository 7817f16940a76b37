// What every connection said to the server, by the server's own log: whether one was lent with another's transaction or database.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { demand, type Trial } from '../fault.ts';

const name = 'sessions.log';
const fileOf = ({ database }: Pick<Trial, 'database'>): string => join(database.folder, 'data', name);

/** The server writes down every statement from now on; after its restart it must be told again. */
export async function listenToSessions(trial: Trial): Promise<void> {
  await trial.sql('intake', `SET GLOBAL general_log_file = '${name}'`);
  await trial.sql('intake', "SET GLOBAL log_output = 'FILE'");
  await trial.sql('intake', 'SET GLOBAL general_log = 1');
}

/** @returns how many statements were looked at @throws Unmet with the first sentences of what is wrong */
export async function demandCleanSessions(trial: Trial): Promise<number> {
  await trial.sql('intake', 'SET GLOBAL general_log = 0');
  const file = fileOf(trial);
  if (!existsSync(file)) throw new Error(`the server wrote no ${name}`);
  const { looked, wrong } = judgeSessions(readFileSync(file, 'utf8'));
  rmSync(file);
  demand(looked > 100, `only ${looked} statements were written down: nothing to judge`);
  demand(wrong.length === 0, `connections were handed on unclean: ${wrong.slice(0, 3).join('; ')}`);
  return looked;
}

interface Session {
  database?: string;
  inTransaction?: boolean;
}

/** `<time> <thread> <command>\t<argument>`; what does not look so goes on with the line before. */
const line =
  /^(?:\d{6}\s+\d{1,2}:\d\d:\d\d)?\s+(\d+) (Connect|Init DB|Query|Prepare|Execute|Close stmt|Quit|Reset stmt|Change user)\t? ?(.*)$/s;

/** Exported for its spec. */
export function judgeSessions(log: string): { looked: number; wrong: string[] } {
  const sessions = new Map<string, Session>();
  const wrong: string[] = [];
  let looked = 0;
  for (const text of entries(log)) {
    if (/ started with:\s*$/.test(text)) sessions.clear(); // a new server counts its threads anew
    const [, thread = '', command = '', argument = ''] = line.exec(text) ?? [];
    if (thread === '') continue;
    if (command === 'Connect') sessions.set(thread, { inTransaction: false });
    else if (command === 'Quit') sessions.delete(thread);
    else if (command === 'Query' || command === 'Execute') {
      looked += 1;
      const session = sessions.get(thread) ?? {};
      sessions.set(thread, session);
      for (const statement of statementsOf(argument)) {
        const complaint = step(session, statement);
        if (complaint !== undefined) wrong.push(`connection ${thread}: ${complaint}`);
      }
    }
  }
  return { looked, wrong };
}

/** A statement may go over several lines. */
function entries(log: string): string[] {
  const all: string[] = [];
  for (const text of log.split('\n')) {
    if (line.test(text) || / started with:\s*$/.test(text) || all.length === 0) all.push(text);
    else all.push(`${all.pop()}\n${text}`);
  }
  return all;
}

/** A packet may enter its database and begin a transaction before its statements, and commit after them. */
function statementsOf(packet: string): string[] {
  const [, use, begin, rest = ''] = /^(USE `\w+`(?=; ))?(?:; )?(START TRANSACTION(?=; ))?(?:; )?(.*)$/s.exec(packet) ?? [];
  const ends = rest.endsWith('; COMMIT');
  return [use, begin, ends ? rest.slice(0, -'; COMMIT'.length) : rest, ends ? 'COMMIT' : undefined].filter((each) => each !== undefined);
}

/** Follows one statement. @returns what is wrong with it */
function step(session: Session, statement: string): string | undefined {
  const [, used] = /^use\s+`?(\w+)`?/i.exec(statement) ?? [];
  if (used !== undefined) {
    const complaint = session.inTransaction && used !== session.database ? `USE ${used} within a transaction` : undefined; // it may be said again after a packet that failed
    session.database = used;
    return complaint;
  }
  if (/^(start transaction|begin)\b/i.test(statement)) {
    const complaint = session.inTransaction ? 'a transaction began within another' : undefined;
    session.inTransaction = true;
    return complaint;
  }
  if (/^(commit\b|rollback\s*$)/i.test(statement)) session.inTransaction = false;
  const [, meant] = /^\/\* (\w+) \*\//.exec(statement) ?? [];
  if (meant !== undefined && session.database !== undefined && meant !== session.database)
    return `a statement meant for ${meant} ran in ${session.database}`;
  return undefined;
}
