import { context, trace } from '@opentelemetry/api';
import pino, { type Logger } from 'pino';
import { runningService } from './service.js';

export type { Logger };

const personal = [
  'name',
  'phone',
  'idNumber',
  'address',
  'contact',
  'email',
  'text',
  'title',
  'token',
  'authorization',
  'password',
  'secret',
];

/** Every line names the service and the trace that were running. */
function mixin() {
  const span = trace.getSpanContext(context.active());
  return { service: runningService(), ...(span && { trace_id: span.traceId, span_id: span.spanId }) };
}

const root = pino({
  level: process.env['HOTLINE_LOG_LEVEL'] ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  redact: { paths: personal.flatMap((field) => [field, `*.${field}`]), censor: '[personal]' },
  mixin,
});

/** A JSON logger to standard output. Fields that may hold personal data are blotted out, whoever passes them. */
export const logger = (component: string): Logger => root.child({ component });
