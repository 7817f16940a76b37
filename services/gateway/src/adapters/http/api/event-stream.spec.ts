import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventStream, type Message } from './event-stream.js';

async function* silence(signal: AbortSignal): AsyncGenerator<Message> {
  yield pause(60_000, { event: 'order', data: 'too late' }, { signal });
}

const goOn = async () => true;

const text = async (stream: AsyncIterable<Buffer>) => {
  let all = '';
  for await (const chunk of stream) all += chunk.toString();
  return all;
};

describe('server-sent events', () => {
  it('beat while nothing happens, until the session is over', async () => {
    let asked = 0;
    const stream = eventStream({ messages: silence, mayGoOn: async () => ++asked < 3 }, 10);
    expect(await text(stream)).toBe(`retry: 3000\n\n${': \n\n'.repeat(3)}`);
  });

  it('go on while it cannot be known whether the session is over', async () => {
    let asked = 0;
    const mayGoOn = async () => {
      if (++asked === 1) throw new Error('the database is away');
      return false;
    };
    expect(await text(eventStream({ messages: silence, mayGoOn }, 10))).toContain(': \n\n: \n\n');
  });

  it('take no more from the source than the reader reads', async () => {
    let given = 0;
    const source = async function* () {
      for (;;) {
        given += 1;
        yield { event: 'order', data: 'x'.repeat(1000) };
      }
    };
    const stream = eventStream({ messages: source, mayGoOn: goOn }, 60_000);
    await pause(50);
    expect(given).toBeLessThan(200);
    stream.destroy();
  });

  it('end quietly when the source fails', async () => {
    const source = async function* () {
      yield { event: 'order', data: 'last words' };
      throw new Error('gone');
    };
    expect(await text(eventStream({ messages: source, mayGoOn: goOn }, 60_000))).toContain('data: last words');
  });

  it('tell the source when the reader leaves', async () => {
    let signal: AbortSignal | undefined;
    const source = (given: AbortSignal) => silence((signal = given));
    const stream = eventStream({ messages: source, mayGoOn: goOn }, 60_000);
    stream.destroy();
    await expect.poll(() => signal?.aborted).toBe(true);
  });
});
