// Places where a test run may end this process, freeze it or make a step fail. An image carries none.ts in place of this file.
import { readFileSync, statSync } from 'node:fs';

/**
 * before-transaction: a command is let in, nothing is written · after-commit: written, not answered · mid-relay: a relay has taken its
 * batch and not published all of it · after-publish: published, not marked · mid-batch: between two facts of a batch that is taken in ·
 * handling: about to handle a fact · before-offset: taken in, Kafka's offset not committed · mid-fire: a timer has begun to write.
 */
export type Step =
  'before-transaction' | 'after-commit' | 'mid-relay' | 'after-publish' | 'mid-batch' | 'handling' | 'before-offset' | 'mid-fire';

interface Armed {
  step: string;
  service: string;
  /** strikes at this passing, a throw at all later ones too */
  from: number;
  action: string;
  /** what `about` must contain */
  about: string;
  passings: number;
}

/** A step that was made to fail. */
class FailpointStruck extends Error {
  override readonly name = 'FailpointStruck';
}

const file = process.env['HOTLINE_TEST_FAILPOINTS'];
let version = '';
let armed: Armed[] = [];

/** `after-commit@sla:3 kill`, `handling@handling throw OrderOpened 411700-1`: one a line. */
function read(text: string): Armed[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [, step, service, from = '1', action, about = ''] =
        /^([a-z-]+)@([a-z]+)(?::(\d+))? (kill|freeze|throw)(?: (.+))?$/.exec(line) ?? [];
      if (!step || !service || !action) throw new Error(`"${line}" arms no failpoint`);
      return { step, service, from: Number(from), action, about, passings: 0 };
    });
}

/** The file is read anew whenever another takes its place, so that a running process can be armed and disarmed. */
function look(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  const now = found ? `${found.ino} ${found.mtimeMs}` : '';
  if (now === version) return;
  armed = found ? read(readFileSync(path, 'utf8')) : [];
  version = now;
}

function strike({ step, service, action }: Armed): void {
  if (action === 'throw') throw new FailpointStruck(`${step}@${service}`);
  process.kill(process.pid, action === 'kill' ? 'SIGKILL' : 'SIGSTOP');
}

function pass(path: string, step: Step, name: string, about: string): void {
  look(path);
  const service = name.slice(name.lastIndexOf('_') + 1);
  for (const each of armed) {
    if (each.step !== step || each.service !== service || !about.includes(each.about)) continue;
    each.passings++;
    if (each.passings === each.from || (each.action === 'throw' && each.passings > each.from)) strike(each);
  }
}

/**
 * Says that the process passes a step. Nothing happens unless HOTLINE_TEST_FAILPOINTS names a file, and that file this step.
 * @param name the service's, or its database's
 * @param about what the step is about, for those that strike only some: type and key of a fact
 * @throws FailpointStruck when the step shall fail
 */
export const failpoint: (step: Step, name: string, about?: string) => void = file
  ? (step, name, about = '') => pass(file, step, name, about)
  : () => undefined;
