export { SpanKind, type Attributes, type Span } from '@opentelemetry/api';
export { logger, type Logger } from './logger.js';
export { meter, serveMetrics } from './metrics.js';
export { contextOf, inService, runningService, tracer } from './service.js';
export { continuing, inSpan, traceId, traceparent, withTraceparent } from './span.js';
export { startTracing, type TracingOptions } from './tracing.js';
