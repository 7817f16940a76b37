import { status } from '@grpc/grpc-js';
import { SpanStatusCode, context, trace, type Context } from '@opentelemetry/api';
import { SpanKind, continuing, contextOf, logger, meter, tracer } from '../telemetry/index.js';
import { fullNameOf, rpcName } from './definition.js';

const log = logger('grpc');
const duration = meter.createHistogram('hotline_rpc_duration_seconds', {
  description: 'Served rpcs by service, method and status; the count is the rate.',
  advice: { explicitBucketBoundaries: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] },
});
const ours = new Set([status.INTERNAL, status.UNKNOWN, status.UNIMPLEMENTED, status.DATA_LOSS]);

/** What of a path every call of it needs, worked out once. */
class Route {
  private static readonly known = new Map<string, Route>();
  readonly rpc: string;
  readonly span: string;
  readonly attributes: Readonly<Record<string, string>>;

  private constructor(path: string) {
    this.rpc = rpcName(path);
    this.span = path.slice(1);
    this.attributes = { 'rpc.system': 'grpc', 'rpc.service': fullNameOf(path), 'rpc.method': this.rpc };
  }

  static of(path: string): Route {
    const route = Route.known.get(path) ?? new Route(path);
    Route.known.set(path, route); // a server only calls its interceptors for paths that it serves
    return route;
  }
}

/** One served call's span, measure and, when it fails, log line: method, status and time, never what was said. */
export class Observation {
  /** what the call runs in: its service and its span, which continues the caller's trace */
  readonly context: Context;
  private readonly startedAt = performance.now();
  private readonly route: Route;
  finished = false;

  constructor(
    private readonly service: string,
    path: string,
    parent: unknown,
  ) {
    this.route = Route.of(path);
    const from = continuing(typeof parent === 'string' ? parent : undefined, contextOf(service));
    const { span: name, attributes } = this.route;
    const span = context.with(from, () => tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, from));
    this.context = trace.setSpan(from, span);
  }

  /** The first end counts. */
  finish(code: status): void {
    if (this.finished) return;
    this.finished = true;
    const seconds = (performance.now() - this.startedAt) / 1000;
    const span = trace.getSpan(this.context);
    span?.setAttribute('rpc.grpc.status_code', code);
    if (code !== status.OK) span?.setStatus({ code: SpanStatusCode.ERROR, message: status[code] });
    span?.end();
    duration.record(seconds, { service: this.service, method: this.route.rpc, status: status[code] });
    if (code !== status.OK) this.tell(code, seconds);
  }

  private tell(code: status, seconds: number): void {
    const line = { rpc: this.route.rpc, status: status[code], millis: Math.round(seconds * 1000) };
    context.with(this.context, () => log[ours.has(code) ? 'error' : 'info'](line, 'rpc not ok'));
  }
}
