// A citizen at the portal: the public REST API and nothing else.
import { randomUUID } from 'node:crypto';
import { gateway, type Plan } from '../../../../scripts/lib/stack/plan.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: any;
}

export interface Submitted {
  number: string;
  queryCode: string;
}

/** A lamp that is out: category 0105, which the city's own department answers for. */
export const lamp = {
  kind: 'complaint',
  channel: 'web',
  category: '0105',
  division: '411700',
  address: '驿城区文明大道与解放路口',
  title: '路口三盏路灯不亮',
  text: '文明大道与解放路口东北角三盏路灯连续四天不亮，晚上学生放学看不清路，请尽快修复。',
  askedFor: '尽快修复路灯',
  contact: { name: '王秀兰', phone: '13900001234' },
};

export class Portal {
  constructor(private readonly plan: Plan) {}

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${gateway(this.plan)}/public/v1${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  async submit(change: object = {}, key = randomUUID(), headers: Record<string, string> = {}): Promise<Submitted> {
    const { status, body } = await this.ask('POST', '/appeals', { ...lamp, ...change }, { 'idempotency-key': key, ...headers });
    if (status !== 201) throw new Error(`the portal answered ${status}: ${JSON.stringify(body)}`);
    return body as Submitted;
  }

  async track({ number, queryCode }: Submitted): Promise<any> {
    const { status, body } = await this.ask('GET', `/appeals/${number}`, undefined, { 'x-query-code': queryCode });
    if (status !== 200) throw new Error(`the portal answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  rate({ number, queryCode }: Submitted, rating: object, key = randomUUID()): Promise<Answer> {
    return this.ask('POST', `/appeals/${number}/rate`, rating, { 'idempotency-key': key, 'x-query-code': queryCode });
  }
}
