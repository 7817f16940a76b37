import type { Socket } from 'node:net';

/** More than so many bytes are not held back: the sender has to wait. */
const mostHeld = 256 * 1024;

export interface LaneRules {
  /** Milliseconds that a chunk waits before it travels, and that it travels for. */
  holds(bytes: number): { delay: number; travel: number };
  /** Its time has come; 'end' after the last chunk. */
  deliver(what: Buffer | 'end'): void;
}

/** One direction of a connection: what comes in leaves in the same order, as late as the rules say. */
export class Lane {
  private readonly queue: { what: Buffer | 'end'; due: number }[] = [];
  private timer?: NodeJS.Timeout;
  private due = 0;
  private held = 0;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly rules: LaneRules,
  ) {
    from.on('data', (chunk: Buffer) => this.take(chunk));
    from.on('end', () => this.take('end'));
    to.on('drain', () => this.breathe());
  }

  stop(): void {
    clearTimeout(this.timer);
    this.queue.length = 0;
  }

  private take(what: Buffer | 'end'): void {
    const { delay, travel } = this.rules.holds(sizeOf(what));
    this.due = Math.max(performance.now() + delay, this.due) + travel;
    this.held += sizeOf(what);
    this.queue.push({ what, due: this.due });
    if (this.queue.length === 1) this.next();
  }

  private next(): void {
    for (let first = this.queue[0]; first !== undefined; first = this.queue[0]) {
      const wait = first.due - performance.now();
      if (wait > 0.5) {
        this.timer = setTimeout(() => this.next(), wait);
        break;
      }
      this.queue.shift();
      this.held -= sizeOf(first.what);
      this.rules.deliver(first.what);
    }
    this.breathe();
  }

  private breathe(): void {
    if (this.held > mostHeld || this.to.writableNeedDrain) this.from.pause();
    else this.from.resume();
  }
}

const sizeOf = (what: Buffer | 'end'): number => (what === 'end' ? 0 : what.length);
