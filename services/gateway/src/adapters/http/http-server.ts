import { logger } from '@hotline/platform/telemetry';
import type { Worker } from '@hotline/platform/hosting';
import type { FastifyInstance } from 'fastify';
import type { Health } from './health-routes.js';

const log = logger('http');
const drainMs = 10_000;

/** The worker that answers HTTP until it is stopped. */
export class HttpServer implements Worker {
  private app: FastifyInstance | undefined;
  private readonly health: Health = { leaving: false };

  constructor(
    private readonly build: (health: Health) => Promise<FastifyInstance>,
    private readonly host: string,
    private readonly port: number,
  ) {}

  /** `http://127.0.0.1:8080`, once it listens */
  address = '';

  async start(): Promise<void> {
    this.app = await this.build(this.health);
    this.address = await this.app.listen({ host: this.host, port: this.port });
    log.info({ listens: this.address }, 'the gateway listens');
  }

  /** Not ready any more, but it still answers. */
  leave(): void {
    this.health.leaving = true;
  }

  /** No new connections; running requests finish, or are cut after ten seconds. */
  async stop(): Promise<void> {
    const { app } = this;
    this.app = undefined;
    const cut = setTimeout(() => app?.server.closeAllConnections(), drainMs);
    await app?.close();
    clearTimeout(cut);
  }
}
