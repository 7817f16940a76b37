// What an operator does with facts that were given up: the host's own command, over the installation's environment.
import { execFileSync } from 'node:child_process';
import { mainOf } from '../../stack/hosts.ts';
import { keysOf } from '../../stack/keys.ts';
import { environment, root, type Service } from '../../stack/plan.ts';
import type { Trial } from '../fault.ts';

/** `host parked …`. @returns its lines @throws Error with what it said */
export function parked({ plan, database }: Trial, ...words: readonly string[]): string[] {
  const env = environment(plan, keysOf(plan.folder), `127.0.0.1:${database.port}`);
  const said = execFileSync(process.execPath, [mainOf(root), 'parked', ...words], {
    env: { PATH: process.env.PATH ?? '', ...env, HOTLINE_LOG_LEVEL: 'silent' },
    encoding: 'utf8',
  });
  return said.trim().split('\n');
}

export interface ParkedFact {
  id: number;
  state: string;
  tries: number;
  reason: string;
  key: string;
}

/** What a service has put aside of one key. */
export const asideOf = ({ sql }: Trial, service: Service, key: string): Promise<ParkedFact[]> =>
  sql<ParkedFact>(service, 'SELECT id, state, tries, reason, message_key AS `key` FROM parked WHERE message_key = ? ORDER BY id', [key]);
