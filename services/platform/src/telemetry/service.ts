import { context, createContextKey, trace, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';

// Spans and log lines find their parent through this; without it every span would be a root.
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

const key = createContextKey('hotline.service');

/** Runs `work` as the named service: its spans and log lines carry that `service.name`. */
export const inService = <T>(service: string, work: () => T): T => context.with(context.active().setValue(key, service), work);

/** The service whose work is running, or undefined outside all of them. */
export const runningService = (): string | undefined => context.active().getValue(key) as string | undefined;

/** The tracer of the running service. */
export const tracer = (): Tracer => trace.getTracer(runningService() ?? 'host');
