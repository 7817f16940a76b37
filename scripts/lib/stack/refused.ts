// What the gateway refused, with its reason; and which failures pass by themselves.
import { DomainError } from '@hotline/platform/errors';

/** What the gateway refused over HTTP. */
export class Refused extends Error {
  readonly reason: string;
  readonly status: number;
  /** When to come again, as it was told; absent: it was not. */
  readonly retryAfterMs: number | undefined;

  constructor(what: string, response: Pick<Response, 'status' | 'headers'>, { reason = '', detail = '' }: Problem) {
    super(`${what}: ${response.status} ${reason} ${detail}`.trim());
    this.reason = reason || String(response.status);
    this.status = response.status;
    const hint = response.headers.get('retry-after');
    this.retryAfterMs = hint === null ? undefined : Number(hint) * 1000;
  }
}

/** problem+json, as far as it is read here. */
export interface Problem {
  reason?: string;
  detail?: string;
}

export const refusedBy = async (what: string, response: Response): Promise<Refused> =>
  new Refused(what, response, (await response.json().catch(() => ({}))) as Problem);

const words: Partial<Record<DomainError['kind'], string>> = {
  unavailable: 'UNAVAILABLE',
  timeout: 'DEADLINE_EXCEEDED',
  exhausted: 'RESOURCE_EXHAUSTED',
  conflict: 'ABORTED',
  internal: 'INTERNAL',
};
const wordOfStatus: Record<number, string> = { 429: 'RESOURCE_EXHAUSTED', 503: 'UNAVAILABLE', 504: 'DEADLINE_EXCEEDED' };

/** gRPC's word for a failure after which the same may be asked again, under the same key; undefined for a refusal that stands. */
export function momentary(error: unknown): string | undefined {
  if (error instanceof DomainError) return words[error.kind];
  if (error instanceof Refused) return wordOfStatus[error.status] ?? (error.status >= 500 ? 'INTERNAL' : undefined);
  const { name } = error as Error;
  if (name === 'TimeoutError' || name === 'AbortError') return 'DEADLINE_EXCEEDED';
  return error instanceof TypeError && error.message === 'fetch failed' ? 'UNAVAILABLE' : undefined; // undici's word for a broken connection
}

/** When to come again, ms, as it was told. */
export function retryHintOf(error: unknown): number | undefined {
  if (error instanceof Refused) return error.retryAfterMs;
  const seconds = error instanceof DomainError ? error.metadata.retryAfterSeconds : undefined;
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
