// One step through the services: its spans as a tree, from the file that the services write.
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { GetOrderResponse } from '@hotline/proto/handling/v1/order';
import { events } from './events.ts';
import { say } from './words.ts';

interface Span {
  trace: string;
  span: string;
  parent: string;
  service: string;
  name: string;
  startMicros: number;
  durationMicros: number;
  failed: boolean;
}

/** The trace of that line; without a wish, of the last line that a person caused and that has spans. Empty: nothing was traced. */
export async function traceOf({ timeline }: GetOrderResponse, file: string, step: number | undefined): Promise<string> {
  if (!existsSync(file)) return '';
  const wished = timeline.filter(({ seq, who, traceId }) => traceId !== '' && (step === undefined ? who?.role !== 'system' : seq === step));
  const spans = await spansOf(file, new Set(wished.map(({ traceId }) => traceId)));
  const line = wished.findLast(({ traceId }) => spans.has(traceId));
  if (line === undefined) return step === undefined ? '' : `踪迹\n  第 ${step} 步没有留下踪迹。\n`;
  return `踪迹 ${line.traceId}（第 ${line.seq} 步 ${say(events, line.what)}）\n${tree(spans.get(line.traceId)!)}`;
}

async function spansOf(file: string, traces: ReadonlySet<string>): Promise<Map<string, Span[]>> {
  const found = new Map<string, Span[]>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    // The trace's id leads the line: most lines need not be read further.
    if (!traces.has(line.slice(10, 42))) continue;
    const span = JSON.parse(line) as Span;
    found.set(span.trace, [...(found.get(span.trace) ?? []), span]);
  }
  return found;
}

function tree(spans: readonly Span[]): string {
  const ids = new Set(spans.map(({ span }) => span));
  const first = Math.min(...spans.map(({ startMicros }) => startMicros));
  const children = Map.groupBy(
    spans.toSorted((a, b) => a.startMicros - b.startMicros),
    ({ parent }) => (ids.has(parent) ? parent : ''),
  );
  const branch = (parent: string, depth: number): string[] =>
    (children.get(parent) ?? []).flatMap((span) => [drawn(span, depth, first), ...branch(span.span, depth + 1)]);
  return branch('', 0).join('');
}

const ms = (micros: number): string => (micros / 1000).toFixed(1);
const drawn = ({ name, service, startMicros, durationMicros, failed }: Span, depth: number, first: number): string =>
  `  ${`+${ms(startMicros - first)}`.padStart(9)} ms ${ms(durationMicros).padStart(8)} ms  ${'  '.repeat(depth)}${service}: ${name}${failed ? '  ✗' : ''}\n`;
