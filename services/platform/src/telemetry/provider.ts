import { trace, type Tracer, type TracerProvider as Provider } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOffSampler, TracerProvider, type Sampler, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { runningService } from './service.js';

export interface Tracing {
  tenant: string;
  spanProcessors: SpanProcessor[];
  sampler: Sampler;
}

/** Several services share a process: a span belongs to the one that is running, and each has a provider with its `service.name`. */
class ProviderPerService implements Provider {
  private readonly providers = new Map<string, TracerProvider>();
  private tracing: Tracing = { tenant: '', spanProcessors: [], sampler: new AlwaysOffSampler() };

  /** From now on; until it is called ids are made and handed on, but nothing is kept. */
  use(tracing: Tracing): void {
    this.tracing = tracing;
    this.providers.clear();
  }

  getTracer(scope: string): Tracer {
    const start =
      (method: keyof Tracer) =>
      (...how: unknown[]) => {
        const tracer = this.running().getTracer(scope);
        return Reflect.apply(tracer[method], tracer, how) as never;
      };
    return { startSpan: start('startSpan'), startActiveSpan: start('startActiveSpan') };
  }

  private running(): TracerProvider {
    const service = runningService() ?? 'host';
    const known = this.providers.get(service);
    if (known) return known;
    const { tenant, ...options } = this.tracing;
    const resource = resourceFromAttributes({ 'service.name': service, 'hotline.tenant': tenant });
    const provider = new TracerProvider({ resource, ...options });
    this.providers.set(service, provider);
    return provider;
  }
}

export const provider = new ProviderPerService();
trace.setGlobalTracerProvider(provider);
