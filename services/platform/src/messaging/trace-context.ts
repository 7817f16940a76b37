import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { failpoint } from '../failpoints/index.js';
import { Displaced } from '../mysql/index.js';
import type { Message } from './event.js';
import { observeFact } from './observe-facts.js';

const tracer = trace.getTracer('@hotline/platform/messaging');

/** The running trace as a W3C header, or nothing. */
export function currentTraceparent(): string {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? '';
}

/** `work` as a step of the trace that caused the message, measured. */
export function consuming<T>(consumer: string, message: Message, work: () => Promise<T>): Promise<T> {
  const own = trace.deleteSpan(context.active()); // whose work it is stays, whose trace it was does not
  const parent = message.traceparent ? propagation.extract(own, { traceparent: message.traceparent }) : own;
  const attributes = {
    'messaging.destination.name': message.topic,
    'messaging.message.id': message.id,
    'messaging.consumer.group.name': consumer,
  };
  return tracer.startActiveSpan(`consume ${message.type}`, { kind: SpanKind.CONSUMER, attributes }, parent, async (span) => {
    try {
      failpoint('handling', consumer, `${message.type} ${message.key}`);
      const done = await work();
      observeFact(consumer, message.time, 'applied');
      return done;
    } catch (error) {
      if (error instanceof Displaced) throw error; // it will be handled again, by itself
      observeFact(consumer, message.time, 'failed');
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).name });
      throw error;
    } finally {
      span.end();
    }
  });
}
