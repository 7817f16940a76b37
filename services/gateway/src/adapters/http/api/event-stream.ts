import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';

const heartbeatMs = 15_000;

export interface Message {
  event: string;
  /** one line */
  data: string;
}

export interface EventSource {
  messages: (signal: AbortSignal) => AsyncIterable<Message>;
  /** asked at every heartbeat; false ends the stream */
  mayGoOn: () => Promise<boolean>;
}

/**
 * Server-sent events: the reader's pace is the source's pace, a comment now and then keeps proxies from hanging up, and when the reader
 * goes away the source is told. When the source ends, so does the stream; browsers come again by themselves after three seconds.
 */
export function eventStream({ messages, mayGoOn }: EventSource, everyMs = heartbeatMs): Readable {
  const out = new PassThrough();
  const gone = new AbortController();
  const beat = setInterval(() => {
    if (!out.writableNeedDrain) out.write(': \n\n');
    mayGoOn().then(
      (goOn) => goOn || out.end(),
      () => undefined, // not known now: ask again at the next one
    );
  }, everyMs);
  out.once('close', () => {
    clearInterval(beat);
    gone.abort();
  });

  async function copy(): Promise<void> {
    for await (const { event, data } of messages(gone.signal)) {
      if (!out.write(`event: ${event}\ndata: ${data}\n\n`)) await once(out, 'drain', { signal: gone.signal });
    }
  }

  out.write('retry: 3000\n\n');
  copy().then(
    () => out.end(),
    () => out.end(),
  );
  return out;
}
