import { ROOT_CONTEXT, context, createContextKey, propagation, trace, type Context, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

// Spans and log lines find their parent through this; without it every span would be a root.
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());

const key = createContextKey('hotline.service');

/** Runs `work` as the named service: its spans and log lines carry that `service.name`. */
export const inService = <T>(service: string, work: () => T): T => context.with(context.active().setValue(key, service), work);

const contexts = new Map<string, Context>();

/** A context of the named service and nothing else; the same one each time. */
export function contextOf(service: string): Context {
  const known = contexts.get(service) ?? ROOT_CONTEXT.setValue(key, service);
  contexts.set(service, known);
  return known;
}

/** The service whose work is running, or undefined outside all of them. */
export const runningService = (): string | undefined => context.active().getValue(key) as string | undefined;

/** Its spans belong to the service that is running when they start. */
export const tracer: Tracer = trace.getTracer('hotline');
