// A program beside the bench, in a process of its own: a load generator, a reference, a peer. See programs/serve.ts for its side.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';

export interface Program {
  pid: number;
  /** One task at a time. @throws Error with what the program threw */
  ask<Answer>(task: object): Promise<Answer>;
  close(): Promise<void>;
}

interface Answered {
  answer?: unknown;
  failure?: string;
}

export interface ProgramOptions {
  /** For Node itself. */
  execArgv?: readonly string[];
  /** Beside the bench's own environment. */
  env?: Record<string, string>;
  /** A file for what it prints; absent: the bench's standard error. */
  log?: string;
}

/** Starts `file` of this folder with its settings; it is there when it has opened all that it needs. @throws Error with its words */
export async function startProgram(
  file: string,
  settings: object,
  { execArgv = [], env = {}, log }: ProgramOptions = {},
): Promise<Program> {
  const out = log === undefined ? 2 : openSync(log, 'a');
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(settings)], {
    execArgv: [...execArgv],
    env: { ...process.env, ...env },
    stdio: ['ignore', out, out, 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]): [Answered] => [{ failure: `it ended with ${String(code)}` }]);
  const answered = async (): Promise<unknown> => {
    const nobodyListens = new AbortController();
    const message = once(child, 'message', { signal: nobodyListens.signal }) as Promise<[Answered]>;
    message.catch(() => undefined);
    const [{ answer, failure }] = await Promise.race([message, ended]);
    nobodyListens.abort();
    if (failure !== undefined) throw new Error(`${file}: ${failure}`);
    return answer;
  };
  await answered();
  return {
    pid: child.pid!,
    ask: async <Answer>(task: object) => {
      child.send(task);
      return (await answered()) as Answer;
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.disconnect();
      await ended;
    },
  };
}
