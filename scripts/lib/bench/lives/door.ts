// The gateway's bridge, called by many at once: a connection is taken while its request runs, and opened when none is free.
import { HttpConnection, type Reply } from '../programs/http-connection.ts';

/** One command by the Connect bridge. @throws Error when there is no answer */
export type Post = (path: string, token: string, key: string, body: object) => Promise<Reply>;

export function openDoor(port: number): Post {
  const free: HttpConnection[] = [];
  return async (path, token, key, body) => {
    const connection = free.pop() ?? (await HttpConnection.open(port));
    const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\nidempotency-key: ${key}\r\ncontent-type: application/json\r\n`;
    const reply = await connection.post(head, JSON.stringify(body));
    free.push(connection);
    return reply;
  };
}
