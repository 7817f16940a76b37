import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, signedIn } from './support/browser.js';
import { startFakeHandling } from './support/fake-handling.js';
import { openGateway, type OpenGateway } from './support/open-gateway.js';

let handling: Awaited<ReturnType<typeof startFakeHandling>>;
let gateway: OpenGateway;
let browser: Browser;

beforeAll(async () => {
  handling = await startFakeHandling();
  gateway = await openGateway({ handling: handling.address });
  browser = await signedIn(gateway.url);
});
afterAll(async () => {
  await gateway?.close();
  handling?.close();
});

/** Opens the stream and waits until handling has a reader. */
async function listen(query = '', headers: Record<string, string> = {}) {
  const before = handling.heard.length;
  const gone = new AbortController();
  const response = await fetch(`${gateway.url}/api/events${query}`, {
    headers: { cookie: browser.cookie, ...headers },
    signal: gone.signal,
  });
  await expect.poll(() => handling.heard.length).toBe(before + 1);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const until = async (word: string) => {
    let text = '';
    while (!text.includes(word)) {
      const { done, value } = await reader.read();
      if (done) return `${text}(end)`;
      text += value;
    }
    return text;
  };
  return { response, until, leave: () => gone.abort() };
}

describe('a screen that listens', () => {
  it('hears what has changed', async () => {
    const { response, until, leave } = await listen('', { 'last-event-id': '7' });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    handling.say({ number: 'n-1', state: 'callback', what: 'ResultApproved', at: new Date('2026-11-24T08:00:00Z') });
    expect(await until('ResultApproved')).toBe(
      'retry: 3000\n\nevent: order\ndata: {"number":"n-1","state":"callback","what":"ResultApproved","at":"2026-11-24T08:00:00Z"}\n\n',
    );
    leave();
  });

  it.each([
    ['?numbers=n-1', ['n-1']],
    ['?numbers=n-1&numbers=n-2', ['n-1', 'n-2']],
  ])('may choose its orders: %s', async (query, numbers) => {
    const { leave } = await listen(query);
    expect(handling.heard.at(-1)).toEqual({ numbers });
    leave();
  });

  it('is told of a wish that there is not', async () => {
    expect(await browser.ask('GET', '/api/events?colour=red')).toMatchObject({
      status: 400,
      body: { reason: 'BAD_REQUEST_FIELD', metadata: { field: 'colour' } },
    });
  });

  it('hears that it is refused, and need not come again', async () => {
    const { until } = await listen('?numbers=secret');
    expect(await until('never')).toContain('event: refused\ndata: {"reason":"NOT_YOUR_UNIT"}\n\n(end)');
  });

  it('is forgotten when it goes away', async () => {
    const { leave } = await listen();
    leave();
    await expect.poll(() => handling.watchers.size).toBe(0);
  });

  it('sees the end of the stream when the service ends it, and may come again', async () => {
    const { until } = await listen();
    handling.hangUp();
    expect(await until('never')).toContain('(end)');
    handling.watchers.clear();
  });

  it('must be signed in', async () => {
    expect((await new Browser(gateway.url).ask('GET', '/api/events')).status).toBe(401);
  });

  it('does not hold the gateway up when that ends', async () => {
    const other = await openGateway({ handling: handling.address });
    const { cookie } = await signedIn(other.url);
    const response = await fetch(`${other.url}/api/events`, { headers: { cookie } });
    const began = performance.now();
    await other.close();
    await response.text().catch(() => undefined);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
