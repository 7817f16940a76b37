import { SpanStatusCode, context, trace, type Context } from '@opentelemetry/api';
import { SpanKind, continuing, inService, logger, meter, tracer } from '@hotline/platform/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const log = logger('access');
const duration = meter.createHistogram('hotline_http_duration_seconds', {
  description: 'Answered HTTP requests by method, route and status; the count is the rate.',
  advice: { explicitBucketBoundaries: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] },
});
const contexts = new WeakMap<FastifyRequest, Context>();

/** The pattern, never the address itself: numbers and queries stay out of traces and logs. */
const routeOf = ({ routeOptions }: FastifyRequest): string => routeOptions.url ?? '(unknown)';

/** Probes come every few seconds: they are measured, and leave neither span nor line. */
export const isProbe = (request: FastifyRequest): boolean => ['/healthz', '/readyz'].includes(routeOf(request));

/** Strangers begin a trace of their own; whoever may sign in may also continue one. */
const parentOf = ({ url, headers }: FastifyRequest): string | undefined =>
  url.startsWith('/public/') ? undefined : (headers['traceparent'] as string | undefined);

function open(request: FastifyRequest, service: string): Context {
  return inService(service, () => {
    const parent = continuing(parentOf(request));
    return trace.setSpan(parent, tracer.startSpan(`${request.method} ${routeOf(request)}`, { kind: SpanKind.SERVER }, parent));
  });
}

function close(running: Context, request: FastifyRequest, { statusCode: status, elapsedTime }: FastifyReply): void {
  const { method } = request;
  const route = routeOf(request);
  const span = trace.getSpan(running);
  span?.setAttribute('http.response.status_code', status);
  if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.end();
  duration.record(elapsedTime / 1000, { method, route, status });
  if (isProbe(request)) return;
  context.with(running, () => log.info({ method, route, status, millis: Math.round(elapsedTime) }, 'answered'));
}

/** A span, one log line and one measure for each request. */
export function observeRequests(app: FastifyInstance, service: string): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (isProbe(request)) return done();
    const running = open(request, service);
    contexts.set(request, running);
    context.with(running, done);
  });
  // The body was read by events of the socket, which know nothing of the span.
  app.addHook('preValidation', (request, _reply, done) => context.with(contexts.get(request) ?? context.active(), done));
  app.addHook('onResponse', (request, reply, done) => {
    close(contexts.get(request) ?? context.active(), request, reply);
    done();
  });
}
