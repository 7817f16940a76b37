import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Disturbance, Proxy } from './disturbance.js';
import { Way } from './way.js';
import { Weather } from './weather.js';

export interface ProxyOptions {
  /** 0: any free one */
  port?: number;
  /** It may be away: each connection is tried anew. */
  target: { host: string; port: number };
}

/** Opens a proxy on 127.0.0.1. @throws Error when the port is taken */
export async function openProxy({ port = 0, target }: ProxyOptions): Promise<Proxy> {
  const proxy = new DisturbedProxy(target);
  await proxy.listen(port);
  return proxy;
}

class DisturbedProxy implements Proxy {
  private readonly weather = new Weather();
  private readonly ways = new Set<Way>();
  private readonly endings = new Set<() => void>();
  private readonly server: Server;

  constructor(private readonly target: ProxyOptions['target']) {
    this.server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => this.accept(client));
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.ways.size;
  }

  get struck(): number {
    return this.weather.struck;
  }

  disturb(disturbance: Disturbance): () => void {
    const own = { ...disturbance }; // what counts down is this one alone
    this.weather.add(own);
    const stop = own.kind === 'flap' ? this.flap(own.upMs, own.downMs) : undefined;
    const end = (): void => {
      if (!this.endings.delete(end)) return;
      stop?.();
      this.weather.remove(own);
      this.ways.forEach((way) => way.lost && way.reset());
    };
    this.endings.add(end);
    if (own.kind === 'refuse') this.resetAll();
    if (own.kind === 'cut' && own.only === 'open') this.ways.forEach((way) => way.cut(own.direction));
    return end;
  }

  heal(): void {
    this.endings.forEach((end) => end());
  }

  close(): Promise<void> {
    this.heal();
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.resetAll();
    return closed;
  }

  private accept(client: Socket): void {
    if (this.weather.refuses) {
      this.weather.struck += 1;
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    const server = connect({ ...this.target, allowHalfOpen: true, noDelay: true });
    const way: Way = new Way(client, server, this.weather, () => this.ways.delete(way));
    this.ways.add(way);
  }

  private resetAll(): void {
    this.weather.struck += this.ways.size;
    this.ways.forEach((way) => way.reset());
  }

  /** Begins with up. @returns what ends it */
  private flap(upMs: number, downMs: number): () => void {
    let isDown = false;
    let timer: NodeJS.Timeout;
    const turn = (): void => {
      isDown = !isDown;
      this.weather.down(isDown);
      if (isDown) this.resetAll();
      timer = setTimeout(turn, isDown ? downMs : upMs);
    };
    timer = setTimeout(turn, upMs);
    return () => {
      clearTimeout(timer);
      if (isDown) this.weather.down(false);
    };
  }
}
