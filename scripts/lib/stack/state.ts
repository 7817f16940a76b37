// What runs in a folder, so that a second `up` says so and `down` finds it.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alive } from './hosts.ts';
import type { Stack } from './stack.ts';

export type Running = Pick<Stack, 'plan' | 'hosts'>;

const fileOf = (folder: string): string => join(folder, 'running.json');

export const remember = ({ plan, hosts }: Running): void =>
  writeFileSync(fileOf(plan.folder), JSON.stringify({ plan, hosts }, undefined, 2), { mode: 0o600 }); // the plan may name a password
export const isNoted = (folder: string): boolean => existsSync(fileOf(folder));
export const forget = (folder: string): void => rmSync(fileOf(folder), { force: true });

/** What runs there; undefined when nothing does, or only its note was left behind. */
export function running(folder: string): Running | undefined {
  if (!existsSync(fileOf(folder))) return undefined;
  const noted = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Running;
  return noted.hosts.some(alive) ? noted : undefined;
}
