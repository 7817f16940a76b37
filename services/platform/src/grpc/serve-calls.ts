import { ServerInterceptingCall, status, type Metadata, type ServerInterceptingCallInterface, type ServerInterceptor } from '@grpc/grpc-js';
import { context, type Context } from '@opentelemetry/api';
import { DomainError } from '../errors/index.js';
import { logger } from '../telemetry/index.js';
import { admit, type Admission } from './admit.js';
import { withCall, type Call } from './call.js';
import { rpcName } from './definition.js';
import { Observation } from './observation.js';
import { statusOf } from './refusal.js';

const log = logger('grpc');
const open = /^\/grpc\.(health|reflection)\./;

/** Aborts when the caller has gone or the deadline has passed. Made when somebody asks: most calls end before. */
class Gone {
  private controller: AbortController | undefined;
  private happened = false;

  constructor(private readonly also: AbortSignal | undefined) {}

  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    if (this.happened) this.controller.abort();
    return this.also ? AbortSignal.any([this.controller.signal, this.also]) : this.controller.signal;
  }

  happen(): void {
    this.happened = true;
    this.controller?.abort();
  }
}

function refusal(error: unknown, service: string) {
  if (!(error instanceof DomainError)) log.error({ err: error }, 'the call could not be admitted');
  return statusOf(error, service);
}

/** The way of one call through the interceptor. */
class Serving {
  private observed: Observation | undefined;
  private inside: Context = context.active();
  private readonly gone: Gone;

  constructor(
    private readonly admission: Admission,
    private readonly path: string,
    private readonly peer: ServerInterceptingCallInterface,
    ending: AbortSignal | undefined,
  ) {
    this.gone = new Gone(ending);
  }

  async begin(metadata: Metadata, proceed: (metadata: Metadata) => void): Promise<void> {
    const observed = new Observation(this.admission.service, this.path, metadata.get('traceparent')[0]);
    this.observed = observed;
    try {
      const admitted = await admit(this.admission, rpcName(this.path), metadata);
      const { gone, peer } = this;
      const call: Call = {
        ...admitted,
        deadline: Number(peer.getDeadline()),
        get signal() {
          return gone.signal;
        },
      };
      this.inside = withCall(observed.context, call);
    } catch (error) {
      const refused = context.with(observed.context, () => refusal(error, this.admission.service));
      this.finish(refused.code);
      this.peer.sendStatus(refused);
      return;
    }
    this.run(() => proceed(metadata));
  }

  run(work: () => void): void {
    context.with(this.inside, work);
  }

  finish(code: status): void {
    this.observed?.finish(code);
  }

  /** grpc-js says so at the end of every call; it is a cancellation only when no status has been sent. */
  cancel(): void {
    if (!this.observed || this.observed.finished) return;
    this.finish(Number(this.peer.getDeadline()) <= Date.now() ? status.DEADLINE_EXCEEDED : status.CANCELLED);
    this.gone.happen();
  }
}

/**
 * Lets a call in whose token is valid and has a role that the rights name; everything else is refused before it is read. Each call has a
 * span, a measure and, when it fails, a log line. `ending` is aborted when the server ends: streams end then.
 */
export function serveCalls(admission: Admission, ending: AbortSignal): ServerInterceptor {
  return ({ path, responseStream }, peer) => {
    if (open.test(path)) return new ServerInterceptingCall(peer);
    const serving = new Serving(admission, path, peer, responseStream ? ending : undefined);
    return new ServerInterceptingCall(peer, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => void serving.begin(metadata, proceed),
          onReceiveHalfClose: (proceed) => serving.run(proceed),
          onCancel: () => serving.cancel(),
        }),
      sendStatus: (result, proceed) => {
        serving.finish(result.code ?? status.UNKNOWN);
        proceed(result);
      },
    });
  };
}
