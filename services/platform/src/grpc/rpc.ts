import { GrpcMethod, RpcException } from '@nestjs/microservices';
import { catchError, fromEvent, isObservable, takeUntil, throwError, type Observable } from 'rxjs';
import { DomainError, invalid } from '../errors/index.js';
import type { Caller } from '../lifecycle/index.js';
import { logger } from '../telemetry/index.js';
import { currentCall, type Call } from './call.js';
import { fullNameOf, rpcName, type MethodDefinition } from './definition.js';
import { requireWellFormed } from './malformed.js';
import { observe } from './observe.js';
import { statusOf } from './refusal.js';
import { replyOnce } from './reply-once.js';

/** A reply, or the replies of a server stream. */
export type Answer<Response> = Promise<Response> | Observable<Response> | AsyncIterable<Response>;
type Handler<Request, Response> = (request: Request, caller: Caller) => Answer<Response>;

const log = logger('grpc');

/** What leaves instead of `error`; what was not expected is logged, with its stack and nothing of the request. */
function leaving(error: unknown, call: Call): RpcException {
  if (!(error instanceof DomainError) || error.kind === 'internal') log.error({ err: error, rpc: call.rpc }, 'the rpc failed');
  return new RpcException(statusOf(error, call.service));
}

async function unary<Q, S>(definition: MethodDefinition<Q, S>, call: Call, request: Q, work: () => Promise<S>): Promise<S> {
  try {
    requireWellFormed(request);
    return call.right.kind === 'query' ? await work() : await replyOnce(definition, call, request, work);
  } catch (error) {
    throw leaving(error, call);
  }
}

function stream<S>(call: Call, request: unknown, work: () => Observable<S> | AsyncIterable<S>): Observable<S> {
  try {
    requireWellFormed(request);
    if (call.right.kind !== 'query') throw invalid('STREAM_NOT_COMMAND', `${call.rpc} streams: it can only be a query`);
    const answer = work();
    const replies = isObservable(answer) ? answer : observe(answer);
    return replies.pipe(
      takeUntil(fromEvent(call.signal, 'abort')),
      catchError((error) => throwError(() => leaving(error, call))),
    );
  } catch (error) {
    return throwError(() => leaving(error, call));
  }
}

/**
 * Serves one rpc of a generated definition with a controller's method: `(request, caller) => reply`, or an Observable or AsyncIterable
 * for a server stream. A command runs once per idempotency key, in one unit of work. Refusals leave as they are, bugs as INTERNAL.
 */
export function Rpc<Request, Response>(definition: MethodDefinition<Request, Response>) {
  if (definition.requestStream) throw new Error(`${definition.path}: request streams are not served by Rpc`);
  return <H extends Handler<Request, Response>>(target: object, key: string, descriptor: TypedPropertyDescriptor<H>): void => {
    const handle = descriptor.value as H;
    const served = function (this: unknown, request: Request) {
      const call = currentCall();
      if (!call) throw new Error(`${definition.path} is served outside the interceptor`);
      const work = () => handle.call(this, request, call.caller);
      if (definition.responseStream) return stream(call, request, work as () => Observable<Response>);
      return unary(definition, call, request, work as () => Promise<Response>);
    };
    descriptor.value = served as unknown as H;
    GrpcMethod(fullNameOf(definition.path), rpcName(definition.path))(target, key, descriptor);
  };
}
