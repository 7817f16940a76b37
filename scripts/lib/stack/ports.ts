// Whether ports are free, and which are.
import { createServer } from 'node:net';

/** Resolves when nobody listens on the port of this machine; rejects with a sentence otherwise. */
export const requireFree = (port: number, what: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () =>
      reject(new Error(`Port ${port} is in use, and ${what} needs it. End what listens there, or choose others with --port-base.`)),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });

/** The first of `count` free ports in a row. */
export async function freeRow(count: number): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const row = Array.from({ length: count }, (_, index) => requireFree(first + index, 'a test'));
    if ((await Promise.allSettled(row)).every(({ status }) => status === 'fulfilled')) return first;
  }
}
