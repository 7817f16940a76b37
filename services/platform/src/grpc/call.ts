import { context, createContextKey, type Context } from '@opentelemetry/api';
import type { Caller } from '../lifecycle/index.js';
import type { Right } from './rights.js';

/** Runs a command once: same key and request again, same reply; another request under the key is refused. */
export interface RunsOnce {
  run(key: string, method: string, request: Uint8Array, caller: Caller, work: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/** The rpc that is being served. */
export interface Call {
  /** `submitAppeal` */
  readonly rpc: string;
  readonly service: string;
  readonly caller: Caller;
  /** as it came, for the next hop */
  readonly token: string;
  readonly right: Right;
  /** '' when the caller sent none */
  readonly idempotencyKey: string;
  readonly idempotency: RunsOnce;
  /** ms since the epoch; Infinity when the caller set none */
  readonly deadline: number;
  /** aborted when the caller went away or the deadline passed, a stream's also when the server ends: what takes long must heed it */
  readonly signal: AbortSignal;
}

const key = createContextKey('hotline.call');

/** The rpc that is being served, or undefined in timers, consumers and at start. */
export const currentCall = (): Call | undefined => context.active().getValue(key) as Call | undefined;

export const withCall = (running: Context, call: Call): Context => running.setValue(key, call);
