// The clients of a trial, as a fault sees them: about twenty who live whole lives and retry as good clients do.

/** One appeal that was accepted: its id, its order, how long the accept took from the first try to the good answer. */
export interface Accepted {
  appealId: string;
  orderNumber: string;
  /** From the first try, ms. */
  ms: number;
  /** When the good answer came. */
  at: Date;
}

export interface Latencies {
  count: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  maxMs: number;
}

/** What the clients met since a moment. */
export interface Watched {
  /** Calls of every kind that were answered with success. */
  good: number;
  /** Lives that ended whole. */
  lives: number;
  /** Tries that failed, by gRPC's word: UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, … */
  failed: Record<string, number>;
  /** RESOURCE_EXHAUSTED without a hint when to come again. */
  withoutHint: number;
  /** Accepts that succeeded at the first try. */
  accepts: Latencies;
  /** Every successful call, first try. */
  calls: Latencies;
  seconds: number;
}

export interface Clients {
  /** How many live now; 0 while paused. */
  readonly count: number;
  /** Lets the running calls end and begins no other. Resolves when none is under way (calls in retry wait until resumed). */
  pause(): Promise<void>;
  resume(): void;
  /** `times` × as many clients until the returned function is called; that resolves when the additional ones have left. */
  multiply(times: number): Promise<() => Promise<void>>;
  /** Begins to watch; each call of the returned function tells what was met since. */
  watch(): () => Watched;
  /** One accept by a client of its own, which retries with its key until it is answered. Recorded as any other. @throws Unmet after the time */
  accept(timeoutMs?: number): Promise<Accepted>;
  /** Milliseconds from now to the first good answer to an accept sent from now on; tries every 50 ms. @throws Unmet after the time */
  untilAccepted(timeoutMs?: number): Promise<number>;
}
