import { ROOT_CONTEXT, SpanKind, SpanStatusCode, context, trace, type Attributes, type Context, type Span } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { tracer } from './service.js';

const propagator = new W3CTraceContextPropagator();
const getter = { get: (value: string, key: string) => (key === 'traceparent' ? value : undefined), keys: () => ['traceparent'] };
const setter = { set: (carrier: Record<string, string>, key: string, value: string) => void (carrier[key] = value) };

/** The running span as a W3C `traceparent`, or '' when there is none. */
export function traceparent(): string {
  const carrier: Record<string, string> = {};
  propagator.inject(context.active(), carrier, setter);
  return carrier['traceparent'] ?? '';
}

/** The context that continues `value`, a W3C traceparent; the running one when it is empty or malformed. */
export function continuing(value: string | undefined): Context {
  const running = context.active();
  if (!value) return running;
  const remote = trace.getSpanContext(propagator.extract(ROOT_CONTEXT, value, getter));
  return remote ? trace.setSpanContext(running, remote) : running;
}

/** Runs `work` in a span, a child of the running one. What it throws is marked on the span, by its name only, and thrown on. */
export function inSpan<T>(
  name: string,
  work: (span: Span) => Promise<T>,
  attributes: Attributes = {},
  kind = SpanKind.INTERNAL,
): Promise<T> {
  return tracer().startActiveSpan(name, { kind, attributes }, async (span) => {
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
export const traceId = (): string | undefined => trace.getSpanContext(context.active())?.traceId;
