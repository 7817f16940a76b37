import { createServer, type Server } from 'node:http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

const exporter = new PrometheusExporter({ preventServerStart: true, withoutTargetInfo: true, withoutScopeInfo: true });

/** The process' meter: instruments may be made at import; they are read when somebody scrapes. */
export const meter = new MeterProvider({ readers: [exporter] }).getMeter('hotline');

/** Serves Prometheus' text form at /metrics; port 0 takes a free one. @throws when the port is taken */
export function serveMetrics(port: number, address = '127.0.0.1'): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/metrics') return exporter.getMetricsRequestHandler(request, response);
    return response.writeHead(404).end();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => resolve(server));
  });
}
