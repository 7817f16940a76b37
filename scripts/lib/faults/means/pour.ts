// Bodies far larger than anybody may send, never held by whoever sends them.
import { connect } from 'node:http2';
import { request } from 'node:http';

export const gigabyte = 1024 ** 3;
const piece = Buffer.alloc(64 * 1024, 32);

export interface Poured {
  /** HTTP's or gRPC's; `cut` when the connection was broken off while more was written, and with it the way of any answer. */
  status: number | 'cut';
  /** Bytes that went out until the answer was there. */
  sent: number;
}

interface Sink {
  readonly destroyed: boolean;
  write(bytes: Buffer): boolean;
  once(event: 'drain', then: () => void): unknown;
}

/** Writes as fast as is read, and looks after each piece whether there is an answer. @returns how much it was so far */
function pourInto(sink: Sink, stopped: () => boolean): () => number {
  let sent = 0;
  const more = (): void => {
    if (sink.destroyed || stopped() || sent >= gigabyte) return;
    sent += piece.length;
    if (sink.write(piece)) setImmediate(more);
    else sink.once('drain', () => setImmediate(more));
  };
  more();
  return () => sent;
}

/** What a writer meets when the other end has closed: the answer may lie unread behind it. */
const brokenOff = new Set(['EPIPE', 'ECONNRESET']);

/** A body of a gigabyte by HTTP. @throws the connection's error when it never came about */
export function pourHttp(url: string, headers: Record<string, string>): Promise<Poured> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers }, (answer) => {
      resolve({ status: answer.statusCode ?? 0, sent: sent() });
      outgoing.destroy();
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      brokenOff.has(error.code ?? '') ? resolve({ status: 'cut', sent: sent() }) : reject(error),
    );
    const sent = pourInto(outgoing, () => false);
  });
}

/** A message that says it has a gigabyte, by gRPC. */
export function pourGrpc(address: string, path: string, headers: Record<string, string>): Promise<Poured> {
  return new Promise((resolve, reject) => {
    const session = connect(`http://${address}`);
    session.on('error', reject);
    const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...headers });
    let answered = false;
    const answer = (told: Record<string, unknown>): void => {
      if (told['grpc-status'] === undefined) return;
      answered = true;
      resolve({ status: Number(told['grpc-status']), sent: sent() });
      session.destroy();
    };
    stream.on('error', (error) => answered || reject(error));
    stream.on('response', answer);
    stream.on('trailers', answer);
    stream.write(Buffer.from([0, 0x40, 0, 0, 0]));
    const sent = pourInto(stream, () => answered);
  });
}
