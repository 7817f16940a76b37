import { trace, type Tracer, type TracerProvider as Provider } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace';
import { runningService } from './service.js';
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

/** Several services share a process: a span belongs to the one that is running, and each has a provider with its `service.name`. */
class ProviderPerService implements Provider {
  private readonly providers = new Map<string, TracerProvider>();

  constructor(
    private readonly tenant: string,
    private readonly spanProcessors: SpanProcessor[],
    private readonly sampler: Sampler,
  ) {}

  getTracer(scope: string): Tracer {
    const running = () => this.running().getTracer(scope);
    return {
      startSpan: (...start) => running().startSpan(...start),
      startActiveSpan: (...start: unknown[]) => {
        const tracer = running();
        return Reflect.apply(tracer.startActiveSpan, tracer, start) as never;
      },
    };
  }

  private running(): TracerProvider {
    const service = runningService() ?? 'host';
    const known = this.providers.get(service);
    if (known) return known;
    const resource = resourceFromAttributes({ 'service.name': service, 'hotline.tenant': this.tenant });
    const provider = new TracerProvider({ resource, spanProcessors: this.spanProcessors, sampler: this.sampler });
    this.providers.set(service, provider);
    return provider;
  }
}

/**
 * Starts tracing for this process, once. Without an exporter ids are still made and handed on, so that log lines can be joined.
 * @returns what flushes and stops it
 */
export async function startTracing(options: TracingOptions): Promise<() => Promise<void>> {
  const processors = (await exporters(options)).map((exporter) => new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1000 }));
  const root = new TraceIdRatioBasedSampler(options.ratio ?? 1);
  const sampler = processors.length === 0 ? new AlwaysOffSampler() : new ParentBasedSampler({ root });
  trace.disable();
  trace.setGlobalTracerProvider(new ProviderPerService(options.tenant, processors, sampler));
  return async () => {
    await Promise.all(processors.map((processor) => processor.shutdown()));
  };
}
