// One whole life of an order over the gateway: submit → accept → dispatch → sign → reply → submit result → approve → callback → closed.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Post } from './door.ts';

/** What an order can be about here: a category that asks for nothing but an address, and the unit whose duty it is. */
export interface Matter {
  category: string;
  unit: string;
}

export interface Desk {
  post: Post;
  tokenOf: (account: string) => Promise<string>;
}

/** How one life went. `refused`: turned away with a hint to come back; `failed`: anything else that was not foreseen. */
export interface Lived {
  outcome: 'lived' | 'refused' | 'failed';
  /** The refusal's or failure's word. */
  why: string;
  /** Requests sent, those that came too early included. */
  requests: number;
  /** Requests that came before the facts that they needed. */
  early: number;
}

const patienceMs = 30_000;
/** Facts are on their way: the next service has not heard of the order yet. */
const tooEarly = new Set(['ORDER_NOT_FOUND', 'ASSIGNMENT_NOT_FOUND', 'ILLEGAL_STATE']);

class Turned extends Error {
  readonly code: string;

  constructor(code: string, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** @param n no other life of this run has it */
export async function live({ post, tokenOf }: Desk, { category, unit }: Matter, n: number): Promise<Lived> {
  const seen = { requests: 0, early: 0 };
  const call = async (account: string, path: string, body: object): Promise<Buffer> => {
    const token = await tokenOf(account);
    const key = randomUUID();
    for (let [wait, until] = [10, Date.now() + patienceMs]; ; wait = Math.min(wait * 1.5, 500)) {
      seen.requests += 1;
      const { status, body: answer } = await post(`/hotline.${path}`, token, key, body);
      if (status === 200) return answer;
      const { code, reason } = readError(answer);
      if (!tooEarly.has(reason) || Date.now() > until) throw new Turned(code, reason);
      seen.early += 1;
      await pause(wait);
    }
  };
  try {
    await walk(call, { category, unit }, n);
    return { outcome: 'lived', why: '', ...seen };
  } catch (error) {
    const code = error instanceof Turned ? error.code : '';
    const outcome = ['resource_exhausted', 'unavailable'].includes(code) ? 'refused' : 'failed';
    return { outcome, why: `${code} ${(error as Error).message}`.trim(), ...seen };
  }
}

type Call = (account: string, path: string, body: object) => Promise<Buffer>;

async function walk(call: Call, { category, unit }: Matter, n: number): Promise<void> {
  const [agent, dispatcher, reviewer, caller] = [
    `agent${1 + (n % 2)}`,
    `dispatcher${1 + (n % 2)}`,
    `reviewer${1 + (n % 2)}`,
    `callback${1 + (n % 2)}`,
  ];
  const submitted = await call(agent, 'intake.v1.IntakeService/SubmitAppeal', appeal(category, n));
  const { number } = JSON.parse(submitted.toString()) as { number: string };
  const assignmentId = `${number}/a1`;
  await call(agent, 'intake.v1.IntakeService/AcceptAppeal', { number, category });
  await call(dispatcher, 'dispatch.v1.DispatchService/DispatchOrder', { number, lead: unit, reason: '派单目录' });
  await call(`${unit}.handler`, 'handling.v1.HandlingService/SignAssignment', { assignmentId });
  await call(`${unit}.handler`, 'handling.v1.HandlingService/RecordContact', {
    assignmentId,
    way: 'phone',
    words: '已联系群众，核实了时间、地点和诉求',
  });
  await call(`${unit}.handler`, 'handling.v1.HandlingService/SubmitResult', {
    assignmentId,
    text: '已到现场核实并处理完毕，感谢您的监督。',
  });
  await call(reviewer, 'handling.v1.HandlingService/ApproveResult', { assignmentId });
  const opinion = { reached: true, contacted: true, resolved: true, satisfaction: 5, words: '问题解决了' };
  await call(caller, 'handling.v1.HandlingService/RecordCallback', { number, appealNumber: number, ...opinion });
}

const appeal = (category: string, n: number): object => ({
  channel: 'phone',
  kind: 'complaint',
  category,
  division: '411700',
  address: '人民路与解放路交叉口向东二百米',
  title: '小区门口道路问题反映多日无人处理',
  text: '反映人民路与解放路交叉口附近的问题已有一周，早晚高峰影响群众出行，希望有关部门尽快到现场核实处理，并将处理结果告知。',
  replyWanted: true,
  contact: { name: '王某某', phone: `199${String(10_000_000 + (n % 89_999_999))}` },
});

function readError(body: Buffer): { code: string; reason: string } {
  try {
    const { code = '', details = [] } = JSON.parse(body.toString()) as { code?: string; details?: { debug?: { reason?: string } }[] };
    return { code, reason: details[0]?.debug?.reason ?? code };
  } catch {
    return { code: '', reason: body.toString().slice(0, 80) };
  }
}
