import { ServerInterceptingCall, status, type ServerInterceptor } from '@grpc/grpc-js';
import { SpanStatusCode, context, trace, type Context } from '@opentelemetry/api';
import { SpanKind, continuing, inService, logger, meter, tracer } from '../telemetry/index.js';
import { fullNameOf, rpcName } from './definition.js';

const log = logger('grpc');
const duration = meter.createHistogram('hotline_rpc_duration_seconds', {
  description: 'Served rpcs by service, method and status; the count is the rate.',
  advice: { explicitBucketBoundaries: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] },
});
const ours = new Set([status.INTERNAL, status.UNKNOWN, status.UNIMPLEMENTED, status.DATA_LOSS]);

/** The context of the call's span, which continues the caller's trace. */
function open(service: string, path: string, traceparent: unknown): Context {
  return inService(service, () => {
    const parent = continuing(typeof traceparent === 'string' ? traceparent : undefined);
    const attributes = { 'rpc.system': 'grpc', 'rpc.service': fullNameOf(path), 'rpc.method': rpcName(path) };
    return trace.setSpan(parent, tracer.startSpan(path.slice(1), { kind: SpanKind.SERVER, attributes }, parent));
  });
}

/** Ends the span, counts, and logs what failed: method, status and time, never what was said. */
function close(running: Context, service: string, path: string, code: status, seconds: number): void {
  const rpc = rpcName(path);
  const span = trace.getSpan(running);
  span?.setAttribute('rpc.grpc.status_code', code);
  if (code !== status.OK) span?.setStatus({ code: SpanStatusCode.ERROR, message: status[code] });
  span?.end();
  duration.record(seconds, { service, method: rpc, status: status[code] });
  if (code === status.OK) return;
  context.with(running, () =>
    log[ours.has(code) ? 'error' : 'info']({ rpc, status: status[code], millis: Math.round(seconds * 1000) }, 'rpc not ok'),
  );
}

/** A span, a measure and, when it fails, a log line for every call. */
export function observeCalls(service: string): ServerInterceptor {
  return ({ path }, call) => {
    const startedAt = performance.now();
    let running = context.active();
    let unfinished = true;
    const finish = (code: status) => {
      if (unfinished) close(running, service, path, code, (performance.now() - startedAt) / 1000);
      unfinished = false;
    };
    return new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            running = open(service, path, metadata.get('traceparent')[0]);
            context.with(running, () => proceed(metadata));
          },
          onReceiveMessage: (message, proceed) => context.with(running, () => proceed(message)),
          onReceiveHalfClose: (proceed) => context.with(running, () => proceed()),
          onCancel: () => finish(Number(call.getDeadline()) <= Date.now() ? status.DEADLINE_EXCEEDED : status.CANCELLED),
        }),
      sendStatus: (result, proceed) => {
        finish(result.code ?? status.UNKNOWN);
        proceed(result);
      },
    });
  };
}
