// What a run has done so far: a run that was broken off goes on after it.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Done } from './report.ts';

interface State {
  /** What was asked for: another question begins anew. */
  asked: string;
  done: Done[];
}

const fileOf = (folder: string): string => join(folder, 'state.json');

export function doneBefore(folder: string, asked: string): Done[] {
  if (!existsSync(fileOf(folder))) return [];
  const state = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as State;
  return state.asked === asked ? state.done : [];
}

export function keep(folder: string, asked: string, done: readonly Done[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder), JSON.stringify({ asked, done }));
}

export const forget = (folder: string): void => rmSync(fileOf(folder), { force: true });
