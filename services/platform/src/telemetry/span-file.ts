import { appendFile } from 'node:fs/promises';
import { SpanStatusCode } from '@opentelemetry/api';
import { hrTimeToMicroseconds, ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

const line = (span: ReadableSpan) =>
  JSON.stringify({
    trace: span.spanContext().traceId,
    span: span.spanContext().spanId,
    parent: span.parentSpanContext?.spanId ?? '',
    service: span.resource.attributes['service.name'],
    name: span.name,
    startMicros: hrTimeToMicroseconds(span.startTime),
    durationMicros: hrTimeToMicroseconds(span.duration),
    failed: span.status.code === SpanStatusCode.ERROR,
    attributes: span.attributes,
  });

/** Appends each span as one JSON line to a file: a trace that can be read without a collector. */
export class SpanFile implements SpanExporter {
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly path: string) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.writing = this.append(spans, this.writing, done);
  }

  private async append(spans: ReadableSpan[], before: Promise<void>, done: (result: ExportResult) => void): Promise<void> {
    await before;
    try {
      await appendFile(this.path, spans.map((span) => `${line(span)}\n`).join(''));
      done({ code: ExportResultCode.SUCCESS });
    } catch (error) {
      done({ code: ExportResultCode.FAILED, error: error as Error });
    }
  }

  shutdown(): Promise<void> {
    return this.writing;
  }
}
