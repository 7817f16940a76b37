// What a life costs: how many a second, the CPU of every process for one, the statements and requests of one.
import { costing } from '../cpu.ts';
import type { Figures } from '../line.ts';
import { percentile } from '../statistics.ts';
import type { Installation } from './installation.ts';
import type { Load, Loaded } from './load.ts';
import { untilSettled } from './settle.ts';
import { statementsOf } from './statements.ts';

/** What comes after the last answer (events, notices, counters) is in the CPU and the statements, not in the lives a second. @throws Error when a life failed */
export async function measure({ clients, databases, pids }: Installation, load: Load): Promise<Figures> {
  const before = await statementsOf(databases);
  const { result, micros } = await costing(pids, async () => {
    const loaded = await clients.ask<Loaded>(load);
    await untilSettled(databases);
    return loaded;
  });
  const { lives, ms, cpuMs } = result;
  const failed = lives.find(({ outcome }) => outcome !== 'lived');
  if (failed) throw new Error(`a life ended with ${failed.why}`);
  const after = await statementsOf(databases);
  const each = (value: number): number => value / lives.length;
  const asked = (...words: (keyof typeof after)[]): number => each(words.reduce((sum, word) => sum + after[word] - before[word], 0));
  const millis = Object.entries(micros).map(([name, of]) => [name, of / 1000] as const);
  const took = lives.map((life) => life.ms);
  return {
    perSecond: lives.length / (ms / 1000),
    cpuMs: each(millis.reduce((sum, [, of]) => sum + of, 0)),
    ...Object.fromEntries(millis.map(([name, of]) => [`${name}CpuMs`, each(of)])),
    clientsCpuMs: each(cpuMs),
    statements: asked('all'),
    commits: asked('commit'),
    writes: asked('insert', 'insert_select', 'update', 'delete', 'replace'),
    selects: asked('select'),
    requests: each(lives.reduce((sum, { requests }) => sum + requests, 0)),
    tooEarly: each(lives.reduce((sum, { early }) => sum + early, 0)),
    p50Ms: percentile(took, 0.5),
    p95Ms: percentile(took, 0.95),
    p99Ms: percentile(took, 0.99),
  };
}
