import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  context,
  isSpanContextValid,
  propagation,
  trace,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api';
import { tracer } from './service.js';

/** The running span as a W3C `traceparent`, or '' when there is none. */
export function traceparent(): string {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? '';
}

/** `from` (the running context) with the span that `value`, a W3C traceparent, names; unchanged when it is empty or malformed. */
export function continuing(value: string | undefined, from: Context = context.active()): Context {
  const remote = value && trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent: value }));
  return remote ? trace.setSpanContext(from, remote) : from;
}

/** Runs `work` in a span, a child of the running one. What it throws is marked on the span, by its name only, and thrown on. */
export function inSpan<T>(
  name: string,
  work: (span: Span) => Promise<T>,
  attributes: Attributes = {},
  kind = SpanKind.INTERNAL,
): Promise<T> {
  return tracer.startActiveSpan(name, { kind, attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Runs `work` in a span that continues the trace of `parent`, a W3C traceparent: how a fact's trace goes on in its consumer. */
export function withTraceparent<T>(parent: string | undefined, name: string, work: () => Promise<T>): Promise<T> {
  return context.with(continuing(parent), () => inSpan(name, work, {}, SpanKind.CONSUMER));
}

/** The id of the running trace, or undefined. */
export function traceId(): string | undefined {
  const span = trace.getSpanContext(context.active());
  return span && isSpanContextValid(span) ? span.traceId : undefined;
}
