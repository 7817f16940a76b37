import { status, type Metadata, type ServerInterceptingCallInterface } from '@grpc/grpc-js';
import { context, type Context } from '@opentelemetry/api';
import { DomainError } from '../errors/index.js';
import { logger } from '../telemetry/index.js';
import { admit, type Admission } from './admit.js';
import { withCall, type Call } from './call.js';
import { rpcName } from './definition.js';
import type { Gate } from './gate.js';
import { Observation } from './observation.js';
import { finalFor, statusOf, type PartialStatus } from './refusal.js';

const log = logger('grpc');
/** How long an admitted call may take to send its request when it has no nearer deadline, ms: it holds a place meanwhile. */
const slowestRequestMs = 10_000;

/** Who may come in, and how many. */
export interface Doors extends Admission {
  /** for calls with one reply */
  calls: Gate;
  /** for streams, which stay */
  streams: Gate;
}

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

const tooLate = () => new DomainError('timeout', 'DEADLINE_EXCEEDED', 'the deadline had passed before the call was begun');
const tooSlow = () => new DomainError('timeout', 'REQUEST_TOO_SLOW', `the request was not complete within ${slowestRequestMs / 1000} s`);

/** The way of one call through the interceptor. */
export class Serving {
  private observed: Observation | undefined;
  private inside: Context = context.active();
  private readonly gone: Gone;
  private readonly gate: Gate;
  private readonly deadline: number;
  private holdsPlace = false;
  private handled = false;
  /** how often the channel has tried before */
  private attempts = 0;
  private slow: NodeJS.Timeout | undefined;

  constructor(
    private readonly doors: Doors,
    private readonly path: string,
    private readonly streams: boolean,
    private readonly peer: ServerInterceptingCallInterface,
    ending: AbortSignal,
  ) {
    this.gone = new Gone(streams ? ending : undefined);
    this.gate = streams ? doors.streams : doors.calls;
    this.deadline = Number(peer.getDeadline());
  }

  /** Gets a place, then checks who it is; nothing of the request is read before. */
  async begin(metadata: Metadata, proceed: (metadata: Metadata) => void): Promise<void> {
    const observed = new Observation(this.doors.service, this.path, metadata.get('traceparent')[0]);
    this.observed = observed;
    this.attempts = Number(metadata.get('grpc-previous-rpc-attempts')[0] ?? 0);
    try {
      const turn = this.gate.enter(this.deadline);
      if (turn) await turn;
      this.holdsPlace = true;
      if (observed.finished) return this.leave();
      this.inside = withCall(observed.context, this.callOf(await admit(this.doors, rpcName(this.path), metadata)));
    } catch (error) {
      return this.refuse(error);
    }
    if (this.deadline > Date.now() + slowestRequestMs) this.slow = setTimeout(() => this.refuse(tooSlow()), slowestRequestMs).unref();
    this.run(() => proceed(metadata));
  }

  /** The request is there. */
  handle(proceed: () => void): void {
    clearTimeout(this.slow);
    if (this.observed?.finished) return;
    if (this.deadline <= Date.now()) return this.refuse(tooLate());
    this.handled = true;
    this.run(proceed);
  }

  /** The handler is done, or never began: the next may come in. */
  leave(): void {
    if (!this.holdsPlace) return;
    this.holdsPlace = false;
    this.gate.leave();
  }

  /** Its status is about to leave. */
  finish(result: PartialStatus): void {
    this.leave();
    finalFor(result, this.attempts, this.deadline);
    this.observed?.finish(result.code ?? status.UNKNOWN);
  }

  /**
   * grpc-js says so at the end of every call; it is a cancellation only when no status has been sent. A handler that works on, for
   * nobody, keeps its place until it is done.
   */
  cancel(): void {
    clearTimeout(this.slow);
    if (this.streams || !this.handled) this.leave();
    if (!this.observed || this.observed.finished) return;
    this.observed.finish(this.deadline <= Date.now() ? status.DEADLINE_EXCEEDED : status.CANCELLED);
    this.gone.happen();
  }

  private callOf(admitted: Omit<Call, 'deadline' | 'signal'>): Call {
    const { gone, deadline } = this;
    return {
      ...admitted,
      deadline,
      get signal() {
        return gone.signal;
      },
    };
  }

  private refuse(error: unknown): void {
    const refused = context.with(this.observed?.context ?? this.inside, () => refusal(error, this.doors.service));
    this.finish(refused);
    this.peer.sendStatus(refused);
  }

  private run(work: () => void): void {
    context.with(this.inside, work);
  }
}
