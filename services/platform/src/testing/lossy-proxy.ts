// A TCP proxy between a client and a server that can cut the connection at a bad moment.
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface LossyProxy {
  port: number;
  /** Cuts the connection when a client sends something that contains `words`, once; the server gets it, its answer never arrives. */
  loseReplyTo(words: string): void;
  /** Cuts the connection before the server gets it, once. */
  loseRequest(words: string): void;
  close(): Promise<void>;
}

export async function lossyProxy(target: { host: string; port: number }): Promise<LossyProxy> {
  let reply: string | undefined;
  let request: string | undefined;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    sockets.add(client).add(upstream);
    let deaf = false;
    client.on('data', (data) => {
      if (request !== undefined && data.includes(request)) {
        request = undefined;
        client.destroy();
        upstream.destroy();
        return;
      }
      if (reply !== undefined && data.includes(reply)) {
        reply = undefined;
        deaf = true;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (!deaf) client.write(data);
      else client.destroy();
    });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    loseReplyTo: (words) => (reply = words),
    loseRequest: (words) => (request = words),
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
