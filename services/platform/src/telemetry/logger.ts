import { context, isSpanContextValid, trace } from '@opentelemetry/api';
import pino, { type Logger } from 'pino';
import { maskPersonal } from '../text/index.js';
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
  return { service: runningService(), ...(span && isSpanContextValid(span) && { trace_id: span.traceId, span_id: span.spanId }) };
}

/** A failure's own words may quote a phone or an id number: a database's "Duplicate entry", say. */
function failure(error: Error) {
  const { type, message, stack } = pino.stdSerializers.err(error);
  return { type, message: maskPersonal(message), stack: maskPersonal(stack) };
}

/** A level that there is not is refused where settings are read, in a sentence; until then it logs as usual. */
const level = (given = 'info'): string => (given === 'silent' || Object.hasOwn(pino.levels.values, given) ? given : 'info');

const root = pino({
  level: level(process.env['HOTLINE_LOG_LEVEL']),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  serializers: { err: failure },
  redact: { paths: personal.flatMap((field) => [field, `*.${field}`]), censor: '[personal]' },
  mixin,
});

/** A JSON logger to standard output. Fields that may hold personal data are blotted out, whoever passes them. */
export const logger = (component: string): Logger => root.child({ component });
