// Unary gRPC over one HTTP/2 connection, as cheap as it can be: a client that costs more than the server would be what is measured.
import { connect, type Socket } from 'node:net';
import { flag, frame, frameOf, headerBlock, headLength, ourSettings, preface, windowUpdate } from './http2-frames.ts';

const wide = 2 ** 30;

export interface GrpcRequest {
  path: string;
  headers?: Record<string, string>;
  message: Uint8Array;
}

interface Waiting {
  resolve: (bytes: number) => void;
  reject: (error: Error) => void;
  bytes: number;
}

/** The same request again and again, several at a time. */
export class GrpcConnection {
  private readonly socket: Socket;
  private readonly block: Buffer;
  private readonly body: Buffer;
  private readonly waiting = new Map<number, Waiting>();
  private stream = 1;
  private room = wide;
  private received: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket, authority: string, { path, headers = {}, message }: GrpcRequest) {
    this.socket = socket;
    const own = { ':method': 'POST', ':scheme': 'http', ':path': path, ':authority': authority };
    this.block = headerBlock({ ...own, te: 'trailers', 'content-type': 'application/grpc', ...headers });
    const prefix = Buffer.alloc(5);
    prefix.writeUInt32BE(message.length, 1);
    this.body = Buffer.concat([prefix, message]);
    socket.setNoDelay(true);
    socket.write(Buffer.concat([preface, ourSettings(), windowUpdate(0, wide)]));
    socket.on('data', (bytes) => this.take(bytes));
    socket.on('close', () => this.fail(new Error('the connection was closed before the answer')));
    socket.on('error', (error) => this.fail(error));
  }

  static open(port: number, request: GrpcRequest): Promise<GrpcConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new GrpcConnection(socket, `127.0.0.1:${port}`, request));
      });
    });
  }

  /** @returns the length of the answer's message in bytes. @throws Error when there was none: the call was refused */
  call(): Promise<number> {
    return new Promise((resolve, reject) => {
      const { stream } = this;
      this.stream += 2;
      this.waiting.set(stream, { resolve, reject, bytes: 0 });
      this.socket.write(
        Buffer.concat([
          frameOf(frame.headers, flag.endHeaders, stream, this.block),
          frameOf(frame.data, flag.endStream, stream, this.body),
        ]),
      );
    });
  }

  close(): void {
    this.waiting.clear();
    this.socket.destroy();
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  private take(bytes: Buffer): void {
    const all = this.received.length === 0 ? bytes : Buffer.concat([this.received, bytes]);
    let at = 0;
    while (all.length - at >= headLength) {
      const length = all.readUIntBE(at, 3);
      if (all.length - at < headLength + length) break;
      const payload = all.subarray(at + headLength, at + headLength + length);
      this.frame(all[at + 3]!, all[at + 4]!, all.readUInt32BE(at + 5) & 0x7fffffff, payload);
      at += headLength + length;
    }
    this.received = all.subarray(at);
  }

  private frame(type: number, flags: number, stream: number, payload: Buffer): void {
    if (type === frame.settings && !(flags & flag.ack)) this.socket.write(frameOf(frame.settings, flag.ack, 0));
    if (type === frame.ping && !(flags & flag.ack)) this.socket.write(frameOf(frame.ping, flag.ack, 0, payload));
    if (type === frame.goAway) this.fail(new Error('the server goes away'));
    const waiting = this.waiting.get(stream);
    if (!waiting) return;
    if (type === frame.data) this.count(waiting, payload.length);
    if (type === frame.reset) this.settle(stream, waiting, new Error('the server reset the call'));
    else if ((type === frame.data || type === frame.headers) && flags & flag.endStream) this.settle(stream, waiting);
  }

  private count(waiting: Waiting, length: number): void {
    waiting.bytes += length;
    this.room -= length;
    if (this.room > wide / 2) return;
    this.socket.write(windowUpdate(0, wide - this.room));
    this.room = wide;
  }

  private settle(stream: number, { resolve, reject, bytes }: Waiting, error?: Error): void {
    this.waiting.delete(stream);
    if (error) reject(error);
    else if (bytes < 5) reject(new Error('the call was refused'));
    else resolve(bytes - 5);
  }
}
