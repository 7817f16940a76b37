import type { Direction, Disturbance } from './disturbance.js';

/** What becomes of a chunk: it goes on; it vanishes; its connection is reset. */
export type Fate = 'pass' | 'vanish' | 'reset';

type Kind = Disturbance['kind'];
type Of<K extends Kind> = Extract<Disturbance, { kind: K }>;

/** The disturbances that hold now, as a connection asks about them. */
export class Weather {
  private readonly active = new Set<Disturbance>();
  private downs = 0;
  struck = 0;

  /** Counts anew when it was fair. */
  add(disturbance: Disturbance): void {
    if (this.active.size === 0) this.struck = 0;
    this.active.add(disturbance);
  }

  remove(disturbance: Disturbance): void {
    this.active.delete(disturbance);
  }

  /** A flapping way is down until it is called with false. */
  down(is: boolean): void {
    this.downs += is ? 1 : -1;
  }

  get refuses(): boolean {
    return this.downs > 0 || this.of('refuse').length > 0;
  }

  get isBlackHole(): boolean {
    return this.of('black-hole').length > 0;
  }

  cuts(direction: Direction): boolean {
    return this.isBlackHole || this.of('cut').some((cut) => cut.direction === direction && cut.only === undefined);
  }

  /** Milliseconds that a chunk waits before it travels. */
  delayOf(direction: Direction): number {
    if (direction === 'to-client') return 0;
    const each = this.of('delay').map(({ ms, jitterMs = 0 }) => ms + jitterMs * (2 * Math.random() - 1));
    return each.reduce((sum, ms) => sum + Math.max(0, ms), 0);
  }

  /** Milliseconds that so many bytes travel. */
  travelOf(bytes: number): number {
    const rates = this.of('throttle').map(({ bytesPerSecond }) => bytesPerSecond);
    return rates.length === 0 ? 0 : (bytes * 1000) / Math.min(...rates);
  }

  /** Whether this request is one of those that must not arrive. */
  takesRequest(chunk: Buffer): boolean {
    return this.spend(this.of('drop-request').find(({ containing, times }) => times > 0 && chunk.includes(containing)));
  }

  /** How the connection ends when this is a COMMIT whose reply must not come back. */
  takesReply(chunk: Buffer): 'reset' | 'silence' | undefined {
    const drop = isCommit(chunk) ? this.of('drop-commit-reply').find(({ times }) => times > 0) : undefined;
    return this.spend(drop) ? drop!.ending : undefined;
  }

  private of<K extends Kind>(kind: K): Of<K>[] {
    return [...this.active].filter((each): each is Of<K> => each.kind === kind);
  }

  private spend(drop: { times: number } | undefined): boolean {
    if (drop) drop.times -= 1;
    return drop !== undefined;
  }
}

/** A packet of MySQL's protocol, or its end: three bytes of length, the sequence 0, COM_QUERY (3), statements of which the last is a COMMIT. */
const isCommit = (chunk: Buffer): boolean => {
  const isWhole = chunk.length >= 11 && chunk[3] === 0 && chunk[4] === 3;
  return (
    (isWhole && /^\s*commit\b/i.test(chunk.toString('latin1', 5, 16))) ||
    chunk.toString('latin1', Math.max(0, chunk.length - 8)).endsWith('; COMMIT')
  );
};
