// What processes said that nobody wants to read: log lines at error and above.
import { existsSync, readFileSync, statSync } from 'node:fs';

export const sizeOf = (log: string): number => (existsSync(log) ? statSync(log).size : 0);

/** @returns their messages */
export function errorsSince(log: string, from: number): string[] {
  const lines = readFileSync(log).subarray(from).toString('utf8').split('\n');
  return lines.flatMap((line) => {
    const read = parsed(line);
    if (read?.level !== 'error' && read?.level !== 'fatal') return [];
    return [`${read.msg ?? ''} ${read.err?.message ?? ''}`.trim()];
  });
}

interface Line {
  level?: string;
  msg?: string;
  err?: { message?: string };
}

function parsed(line: string): Line | undefined {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return undefined; // words of the runtime, or a line that is still being written
  }
}
