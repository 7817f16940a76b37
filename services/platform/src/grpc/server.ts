import { Server, ServerCredentials } from '@grpc/grpc-js';
import { ServerGrpc } from '@nestjs/microservices';
import { HealthImplementation } from 'grpc-health-check';
import type { Admission } from './admit.js';
import { takeOverLog } from './channel-log.js';
import { fullName, type ServiceDefinition } from './definition.js';
import { Gate, standardLimits, type Limits } from './gate.js';
import { markingMalformed } from './malformed.js';
import { reflectionOf } from './reflection.js';
import { writingOnce } from './reply-once.js';
import { serveCalls } from './serve-calls.js';

takeOverLog();

export interface ServerOptions extends Admission {
  definition: ServiceDefinition;
  /** host:port; port 0 takes a free one */
  address: string;
  /** How long running calls may go on after close, ms; then they are cut. */
  drainMs: number;
  /** How many calls it takes on; absent: the standard. */
  limits?: Limits;
  /** The descriptor set to answer reflection from; absent: no reflection. */
  descriptors?: Uint8Array;
}

/** A message may be so large, bytes: what is larger is refused by its announced size, before it is read. */
const largestMessage = 4 * 1024 * 1024;
/** Streams that stay open at the same time. */
const mostStreams = 2000;

/** Nest's gRPC server on a generated definition, with our interceptors, health, and an end that does not wait for ever. */
export class GrpcServer extends ServerGrpc {
  /** where it listens, known once it does */
  port = 0;
  private readonly health: HealthImplementation;
  private readonly leaving = new AbortController();
  private server: Server | undefined;
  private unmeasure: () => void = () => undefined;

  constructor(private readonly chosen: ServerOptions) {
    const name = fullName(chosen.definition);
    super({
      package: name.slice(0, name.lastIndexOf('.')),
      packageDefinition: { [name]: writingOnce(markingMalformed(chosen.definition)) },
      url: chosen.address,
    });
    this.health = new HealthImplementation({ '': 'NOT_SERVING', [name]: 'NOT_SERVING' });
  }

  /** What health says from now on, for the server and its service. */
  setServing(serving: boolean): void {
    const status = serving ? 'SERVING' : 'NOT_SERVING';
    this.health.setStatus('', status);
    this.health.setStatus(fullName(this.chosen.definition), status);
  }

  /** @throws when an rpc of the contract has no method that serves it */
  override async bindEvents(): Promise<void> {
    const served = [...this.messageHandlers.keys()].map((pattern) => (JSON.parse(pattern) as { rpc: string }).rpc);
    const missing = Object.keys(this.chosen.definition).filter((rpc) => !served.includes(rpc));
    if (missing.length > 0) throw new Error(`${this.chosen.service}: no method serves ${missing.join(', ')}`);
    await super.bindEvents();
  }

  override async createClient(): Promise<Server> {
    const { service, descriptors, definition, address, limits = standardLimits } = this.chosen;
    const calls = new Gate(service, limits);
    this.unmeasure = calls.measure();
    const streams = new Gate(`${service}'s streams`, { atOnce: mostStreams, waiting: 0, waitMs: 0 });
    // Without channelz forceShutdown would not know the connections that it must cut (grpc-js 1.14.7): it stays on.
    const server = new Server({
      interceptors: [serveCalls({ ...this.chosen, calls, streams }, this.leaving.signal)],
      'grpc.max_receive_message_length': largestMessage,
      'grpc.max_concurrent_streams': 4 * (limits.atOnce + limits.waiting),
      'grpc.keepalive_permit_without_calls': 1,
      'grpc.http2.min_ping_interval_without_data_ms': 10_000,
    });
    this.health.addToServer(server);
    if (descriptors) reflectionOf(descriptors, fullName(definition)).addToServer(server);
    this.port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(new Error(`${service} cannot listen on ${address}: ${error.message}`)) : resolve(port),
      );
    });
    this.server = server;
    return server;
  }

  /** No new calls; streams end, running calls finish or are cut after the drain time. */
  override async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    this.unmeasure();
    this.leaving.abort();
    const cut = setTimeout(() => server.forceShutdown(), this.chosen.drainMs);
    await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    clearTimeout(cut);
  }
}
