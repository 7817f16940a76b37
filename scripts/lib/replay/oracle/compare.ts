// The reckoning against what sla keeps and what the timeline heard of it.
import type { TimelineLine } from '@hotline/proto/handling/v1/timeline';
import type { Clock } from '@hotline/proto/sla/v1/clock';
import type { Breach, Reckoned, Stretch } from './clock.ts';
import type { Limits } from './limits.ts';
import type { Record } from './lives.ts';
import type { Matter } from './matter.ts';

export interface Verdict {
  clocks: number;
  breaches: number;
  warnings: number;
  problems: string[];
}

export const reckonedKinds = ['order_close', 'order_reply', 'sign', 'first_reply', 'unit_close'];

type Slack = Limits & { lagMs: number };

/** An act so near a due moment may count either way. */
const nearMs = 50;
/** The most that a worker may be behind. */
const workerMs = 1500;

/** @param lagMs a warning this near the end of its stretch may come or not: workers and facts need a moment */
export function compare(matter: Matter, { clocks, handling, number }: Record, limits: Limits, lagMs: number): Verdict {
  const verdict: Verdict = { clocks: 0, breaches: 0, warnings: 0, problems: [] };
  const kept = clocks.filter((clock) => clock.number === number && reckonedKinds.includes(clock.kind));
  if (kept.length !== matter.clocks.length)
    verdict.problems.push(
      `${number}: ${kept.length} clocks are kept, ${matter.clocks.length} reckoned (${difference(kept, matter.clocks)})`,
    );
  for (const [key, theirs] of grouped(kept)) {
    const ours = grouped(matter.clocks).get(key) ?? [];
    theirs.forEach((clock, place) => {
      const mine = ours[place];
      if (mine === undefined) return;
      verdict.clocks += 1;
      for (const problem of compareClock(mine, clock, handling.timeline, { ...limits, lagMs }, verdict))
        verdict.problems.push(`${number} ${key}: ${problem}`);
    });
  }
  return verdict;
}

function compareClock(mine: Reckoned, clock: Clock, timeline: readonly TimelineLine[], limits: Slack, verdict: Verdict): string[] {
  const problems: string[] = [];
  if (!statesOf(mine).includes(clock.state)) return [`is ${clock.state}, must be ${mine.state}`];
  const due = clock.dueAt!.getTime();
  // A refusal may reach sla before a contact that came first: receipt either way, shown with or without the stop between.
  const wasStopped = mine.kind === 'sign' && mine.granted > 0;
  if (mine.state === 'met' && !wasStopped && Math.abs(due - mine.due) > 2) problems.push(`is due ${iso(due)}, must be ${iso(mine.due)}`);
  if (mine.state === 'met' && mine.met !== undefined && Math.abs(clock.metAt!.getTime() - mine.met) > 2 && mine.kind !== 'sign')
    problems.push(`was met ${iso(clock.metAt!.getTime())}, must be ${iso(mine.met)}`);
  const lines = timeline.filter(({ data }) => data.clockId === clock.id);
  problems.push(...compareBreach(mine, clock, lines, verdict), ...compareWarnings(mine, lines, limits, verdict));
  return problems;
}

/** How it may be called: one that rests is held or stopped, as long as it has not ended. */
const statesOf = ({ state, held, stopped }: Reckoned): string[] =>
  state === 'running' ? ['running', ...(held ? ['held'] : []), ...(stopped !== undefined ? ['stopped'] : [])] : [state];

const counts = (breach: Breach | undefined): boolean => breach !== undefined && !breach.rescinded;

function compareBreach(mine: Reckoned, clock: Clock, lines: readonly TimelineLine[], verdict: Verdict): string[] {
  const theirs = clock.breachedAt !== undefined && !clock.rescinded;
  if (counts(mine.breach)) verdict.breaches += 1;
  const ends = [mine.met, mine.held?.at, ...mine.stretches.map(({ end }) => end)];
  const near = ends.some((end) => end !== undefined && mine.stretches.some(({ due }) => Math.abs(end - due) <= nearMs));
  if (theirs !== counts(mine.breach) && !near)
    return [`${theirs ? 'counts as late, but is not' : 'is late, but does not count so'} (due ${iso(mine.due)})`];
  const told =
    lines.filter(({ what }) => what === 'ClockBreached').length - lines.filter(({ what }) => what === 'ClockBreachRescinded').length;
  return told === (theirs ? 1 : 0) ? [] : [`${told} unrescinded breaches are in the timeline, must be ${theirs ? 1 : 0}`];
}

function compareWarnings(mine: Reckoned, lines: readonly TimelineLine[], { percents, lagMs }: Slack, verdict: Verdict): string[] {
  const warned = lines
    .filter(({ what }) => what === 'ClockWarned')
    .map(({ data }) => ({ due: Date.parse(data.dueAt ?? ''), percent: Number(data.percent) }));
  const problems: string[] = [];
  for (const stretch of mine.stretches) {
    const own = warned.filter(({ due }) => Math.abs(due - stretch.due) <= 2);
    for (const percent of percents) {
      const point = pointOf(stretch, percent);
      // A start that was told after the point still warns, as long as its due is ahead.
      if (Math.max(point, stretch.set + lagMs) + workerMs < Math.min(stretch.end ?? Infinity, stretch.due)) {
        verdict.warnings += 1;
        if (!own.some((warning) => warning.percent >= percent)) problems.push(`did not warn at ${percent} % of ${iso(stretch.due)}`);
      }
      if (own.filter((warning) => warning.percent === percent).length > 1)
        problems.push(`warned twice at ${percent} % of ${iso(stretch.due)}`);
    }
  }
  for (const { due, percent } of warned)
    if (
      !mine.stretches.some((stretch) => Math.abs(stretch.due - due) <= 2 && pointOf(stretch, percent) <= (stretch.end ?? Infinity) + lagMs)
    )
      problems.push(`warned at ${percent} % of ${iso(due)}, which never was to be`);
  return problems;
}

const pointOf = ({ set, due }: Stretch, percent: number): number => set + ((due - set) * percent) / 100;
const iso = (moment: number): string => new Date(moment).toISOString().slice(11, 23);

function grouped<T extends { kind: string; subject: string }>(clocks: readonly T[]): Map<string, T[]> {
  return Map.groupBy(clocks, ({ kind, subject }) => `${kind} of ${subject.split('/')[1] ?? 'the order'}`);
}

function difference(kept: readonly Clock[], reckoned: readonly Reckoned[]): string {
  const [theirs, ours] = [grouped(kept), grouped(reckoned)];
  const keys = [...new Set([...theirs.keys(), ...ours.keys()])];
  return keys.filter((key) => theirs.get(key)?.length !== ours.get(key)?.length).join(', ');
}
