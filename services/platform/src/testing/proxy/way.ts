import type { Socket } from 'node:net';
import type { Direction } from './disturbance.js';
import { Lane } from './lane.js';
import type { Fate, Weather } from './weather.js';

/** One client's connection and the server's that belongs to it. */
export class Way {
  /** Bytes of it vanished: it leads nowhere any more, and is reset when the weather clears. */
  lost = false;
  /** It alone is cut, until it is gone. */
  private readonly cuts = new Set<Direction>();
  private dropping?: 'reset' | 'silence';
  private readonly lanes: Lane[];

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly weather: Weather,
    private readonly gone: () => void,
  ) {
    this.lanes = [this.lane('to-server', client, server), this.lane('to-client', server, client)];
  }

  /** Whatever becomes of others. */
  cut(direction: Direction): void {
    this.cuts.add(direction);
    this.lost = true;
  }

  /** Both ends see a reset. */
  reset(): void {
    this.lanes.forEach((lane) => lane.stop());
    for (const socket of [this.client, this.server]) if (!socket.destroyed) socket.resetAndDestroy();
    this.gone();
  }

  private lane(direction: Direction, from: Socket, to: Socket): Lane {
    from.on('error', () => undefined); // 'close' follows, and says so
    from.on('close', (withError: boolean) => this.closed(direction, withError));
    return new Lane(from, to, {
      holds: (bytes) => {
        const hold = { delay: this.weather.delayOf(direction), travel: this.weather.travelOf(bytes) };
        if (hold.delay + hold.travel > 0) this.weather.struck += 1;
        return hold;
      },
      deliver: (what) => this.deliver(direction, what, to),
    });
  }

  private deliver(direction: Direction, what: Buffer | 'end', to: Socket): void {
    const fate = this.fateOf(direction, what);
    if (fate === 'reset') this.reset();
    else if (fate === 'vanish') this.lost = true;
    else if (what === 'end') to.end();
    else to.write(what);
    if (fate !== 'pass') this.weather.struck += 1;
  }

  private fateOf(direction: Direction, what: Buffer | 'end'): Fate {
    if (this.isCut(direction)) return 'vanish';
    if (direction === 'to-client') return this.dropping === undefined ? 'pass' : this.dropping === 'reset' ? 'reset' : 'vanish';
    if (what === 'end') return 'pass';
    if (this.weather.takesRequest(what)) return 'reset';
    this.dropping ??= this.weather.takesReply(what);
    return 'pass';
  }

  private isCut(direction: Direction): boolean {
    return this.cuts.has(direction) || this.weather.cuts(direction);
  }

  /** One end is gone: the other hears of it, unless such news vanish as well. A clean end came through the lane before. */
  private closed(direction: Direction, withError: boolean): void {
    if (this.isCut(direction)) this.lost = true;
    else if (withError) this.reset();
    else if (this.client.destroyed && this.server.destroyed) this.gone();
  }
}
