import { appendFile } from 'node:fs/promises';
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
    failed: span.status.code === 2,
    attributes: span.attributes,
  });

/** Appends each span as one JSON line to a file: a trace that can be read without a collector. */
export class SpanFile implements SpanExporter {
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly path: string) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.writing = this.writing
      .then(() => appendFile(this.path, spans.map((span) => `${line(span)}\n`).join('')))
      .then(
        () => done({ code: ExportResultCode.SUCCESS }),
        (error: unknown) => done({ code: ExportResultCode.FAILED, error: error as Error }),
      );
  }

  shutdown(): Promise<void> {
    return this.writing;
  }
}
