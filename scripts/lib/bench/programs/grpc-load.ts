// Clients of one gRPC method over a few connections; every answer must be as long as it is said.
import type { Figures } from '../line.ts';
import { closedLoop } from './closed-loop.ts';
import { GrpcConnection } from './grpc-connection.ts';
import { serve } from './serve.ts';

export interface GrpcLoad {
  port: number;
  clients: number;
  connections: number;
  path: string;
  /** The requests' bytes in base64: one for each connection in turn. */
  messages: readonly string[];
}

export interface GrpcTask {
  ms: number;
  headers?: Record<string, string>;
  /** Bytes of an answer; absent: of whatever length. */
  bytes?: number;
}

void serve(async (given) => {
  const { port, clients, connections, path, messages } = given as GrpcLoad;
  return async (task): Promise<Figures> => {
    const { ms, headers = {}, bytes } = task as GrpcTask;
    const requestOf = (n: number) => ({ path, headers, message: Buffer.from(messages[n % messages.length]!, 'base64') });
    const open = await Promise.all(Array.from({ length: connections }, (_, n) => GrpcConnection.open(port, requestOf(n))));
    let answered = 0;
    const figures = await closedLoop(clients, ms, async (client) => {
      const length = await open[client % connections]!.call();
      if (bytes !== undefined && length !== bytes) throw new Error(`an answer of ${length} bytes instead of ${bytes}`);
      answered += length;
    });
    open.forEach((connection) => connection.close());
    return { ...figures, bytes: answered / figures.done! };
  };
});
