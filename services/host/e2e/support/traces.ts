// Spans as the processes wrote them to the trace file.
import { readFileSync } from 'node:fs';
import { traceFile, type Plan } from '../../../../scripts/lib/stack/plan.ts';

export interface Span {
  trace: string;
  span: string;
  parent: string;
  service: string;
  name: string;
}

export function spansOf(plan: Plan): Span[] {
  const lines = readFileSync(traceFile(plan), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Span);
}

/** Of one trace: "service name", each once. */
export const stepsOf = (plan: Plan, trace: string): Set<string> =>
  new Set(
    spansOf(plan)
      .filter((span) => span.trace === trace)
      .map(({ service, name }) => `${service} ${name}`),
  );

/** A trace that a caller brings along. */
export function newTrace(): { id: string; traceparent: string } {
  const hex = (bytes: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex');
  const id = hex(16);
  return { id, traceparent: `00-${id}-${hex(8)}-01` };
}

/** Spans whose parent was never written: the thread is broken there. The request at the door may have one outside. */
export function orphansOf(plan: Plan, trace: string): string[] {
  const spans = spansOf(plan).filter((span) => span.trace === trace);
  const known = new Set(spans.map(({ span }) => span));
  const lost = spans.filter(({ parent }) => parent !== '' && !known.has(parent));
  return lost.filter(({ name }) => !name.startsWith('POST ')).map(({ service, name }) => `${service} ${name}`);
}
