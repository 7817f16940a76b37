// Clients of one gRPC method over a few connections; every answer must be as long as the first.
import type { Figures } from '../line.ts';
import { closedLoop } from './closed-loop.ts';
import { GrpcConnection } from './grpc-connection.ts';
import { serve } from './serve.ts';

export interface GrpcLoad {
  port: number;
  clients: number;
  connections: number;
  path: string;
  /** The request's bytes in base64. */
  message: string;
}

export interface GrpcTask {
  ms: number;
  headers?: Record<string, string>;
  /** Bytes of an answer. */
  bytes: number;
}

void serve(async (given) => {
  const { port, clients, connections, path, message } = given as GrpcLoad;
  return async (task): Promise<Figures> => {
    const { ms, headers = {}, bytes } = task as GrpcTask;
    const request = { path, headers, message: Buffer.from(message, 'base64') };
    const open = await Promise.all(Array.from({ length: connections }, () => GrpcConnection.open(port, request)));
    const figures = await closedLoop(clients, ms, async (client) => {
      const length = await open[client % connections]!.call();
      if (length !== bytes) throw new Error(`an answer of ${length} bytes instead of ${bytes}`);
    });
    open.forEach((connection) => connection.close());
    return figures;
  };
});
