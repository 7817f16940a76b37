import { serveMetrics, startTracing } from '@hotline/platform/telemetry';
import type { Settings } from './settings.js';

/** Tracing and, when it has a port, /metrics. @returns what flushes and ends both */
export async function startTelemetry(settings: Settings): Promise<() => Promise<void>> {
  const { HOTLINE_OTLP_ENDPOINT: otlpEndpoint, HOTLINE_TRACE_FILE: file, HOTLINE_METRICS_PORT: port } = settings;
  const metrics = port === undefined ? undefined : await serveMetrics(port, settings.HOTLINE_LISTEN);
  const stopTracing = await startTracing({
    tenant: settings.tenant.code,
    ratio: settings.HOTLINE_TRACE_PERCENT / 100,
    ...(otlpEndpoint && { otlpEndpoint }),
    ...(file && { file }),
  });
  return async () => {
    await stopTracing();
    metrics?.close();
    metrics?.closeAllConnections();
  };
}
