import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import { provider } from './provider.js';
import { SpanFile } from './span-file.js';

export interface TracingOptions {
  tenant: string;
  /** OTLP over gRPC, e.g. http://collector:4317 */
  otlpEndpoint?: string;
  /** JSON lines, see SpanFile */
  file?: string;
  /** Share of new traces that is kept, 0–1; a trace that began elsewhere keeps its own decision. */
  ratio?: number;
}

async function exporters({ otlpEndpoint, file }: TracingOptions): Promise<SpanExporter[]> {
  const chosen: SpanExporter[] = [];
  if (file) chosen.push(new SpanFile(file));
  if (otlpEndpoint) {
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-grpc'); // 10 MiB: only where it is used
    chosen.push(new OTLPTraceExporter({ url: otlpEndpoint }));
  }
  return chosen;
}

/**
 * Says where this process' spans go. Without an exporter ids are still made and handed on, so that log lines can be joined.
 * @returns what flushes and stops it
 */
export async function startTracing(options: TracingOptions): Promise<() => Promise<void>> {
  const spanProcessors = (await exporters(options)).map((exporter) => new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1000 }));
  const root = new TraceIdRatioBasedSampler(options.ratio ?? 1);
  const sampler = spanProcessors.length === 0 ? new AlwaysOffSampler() : new ParentBasedSampler({ root });
  provider.use({ tenant: options.tenant, spanProcessors, sampler });
  return async () => {
    await Promise.all(spanProcessors.map((processor) => processor.shutdown()));
  };
}
