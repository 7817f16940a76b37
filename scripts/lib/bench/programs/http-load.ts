// Clients at an HTTP address, each on its own connection. "{n}" in the body and the headers is another number for every request.
import type { Figures } from '../line.ts';
import { closedLoop } from './closed-loop.ts';
import { HttpConnection } from './http-connection.ts';
import { serve } from './serve.ts';

export interface HttpLoad {
  port: number;
  clients: number;
  path: string;
  headers: Record<string, string>;
  body: string;
  /** Digits of {n}. */
  digits: number;
}

export interface HttpTask {
  ms: number;
  /** The first {n}; those before `to` may be used. */
  from: number;
  to: number;
  /** Added to those of the load: a token that does not live as long as the bench, for example. */
  headers?: Record<string, string>;
  /** In place of the load's. */
  body?: string;
}

void serve(async (given) => {
  const { port, clients, path, headers, body, digits } = given as HttpLoad;
  const connections = await Promise.all(Array.from({ length: clients }, () => HttpConnection.open(port)));
  const headOf = (own: Record<string, string>): string => {
    const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers, ...own }).map(([name, value]) => `${name}: ${value}\r\n`);
    return `POST ${path} HTTP/1.1\r\n${lines.join('')}`;
  };
  return async (task): Promise<Figures> => {
    const { ms, from, to, headers: own = {}, body: ownBody = body } = task as HttpTask;
    const head = headOf(own);
    let next = from;
    return closedLoop(clients, ms, async (client) => {
      const n = next++;
      if (n >= to) throw new Error(`what was prepared for the slice is used up: ${to - from}`);
      const number = String(n).padStart(digits, '0');
      const answer = await connections[client]!.post(head.replace('{n}', number), ownBody.replace('{n}', number));
      if (answer.status >= 300) throw new Error(`${path} answers ${answer.status}: ${answer.body.toString().slice(0, 300)}`);
    });
  };
});
