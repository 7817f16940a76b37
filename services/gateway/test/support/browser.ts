import { adminPassword } from './open-gateway.js';

export interface Answer {
  status: number;
  headers: Headers;
  body: any;
}

type Init = { headers?: Record<string, string>; body?: unknown };

/** A browser with one cookie, on a page of the gateway's own address. */
export class Browser {
  cookie = '';

  constructor(readonly url: string) {}

  async ask(method: string, path: string, { headers = {}, body }: Init = {}): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        'x-requested-with': 'hotline',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text,
    };
  }

  signIn(account = 'admin', password = adminPassword): Promise<Answer> {
    return this.ask('POST', '/api/session', { body: { account, password } });
  }
}

/** A browser in which somebody has signed in. */
export async function signedIn(url: string, account = 'admin', password = adminPassword): Promise<Browser> {
  const browser = new Browser(url);
  const { status, body } = await browser.signIn(account, password);
  if (status !== 200) throw new Error(`${account} cannot sign in: ${JSON.stringify(body)}`);
  return browser;
}
