// A program beside the bench, in a process of its own: a load generator, a reference, a peer. See programs/serve.ts for its side.
import { fork } from 'node:child_process';
import { once } from 'node:events';
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

/** Starts `file` of this folder with its settings; it is there when it has opened all that it needs. @throws Error with its words */
export async function startProgram(file: string, settings: object, execArgv: readonly string[] = []): Promise<Program> {
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(settings)], {
    execArgv: [...execArgv],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const answered = async (): Promise<unknown> => {
    const ended = once(child, 'exit').then(([code]) => ({ failure: `it ended with ${String(code)}` }));
    const [{ answer, failure }] = (await Promise.race([once(child, 'message'), ended.then((each) => [each])])) as [Answered];
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
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
