import { context, isSpanContextValid, trace } from '@opentelemetry/api';
import pino, { type Logger, type LoggerOptions } from 'pino';
import { maskPersonal } from '../text/index.js';
import { runningService } from './service.js';
import { withoutPersonal } from './without-personal.js';

export type { Logger };

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

/**
 * Lines leave together: after so many bytes, after 100 ms, and when the process ends in whatever way but by force. A write of its own for
 * each line is a system call; a process that is killed loses the lines of a moment.
 */
const lines = pino.destination({ fd: 1, sync: true, minLength: 8 * 1024, periodicFlush: 100 });
process.on('exit', () => lines.flushSync());

const options: LoggerOptions = {
  level: level(process.env['HOTLINE_LOG_LEVEL']),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }), log: withoutPersonal },
  serializers: { err: failure },
  mixin,
};
const root = pino(options, lines);

/** A JSON logger to standard output. Fields that may hold personal data are blotted out, whoever passes them. */
export const logger = (component: string): Logger => root.child({ component });
