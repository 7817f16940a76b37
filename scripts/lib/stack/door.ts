// The gateway's door: signs people in and fetches their tokens, as any tool would.
import { gateway, type Plan } from './plan.ts';
import { refusedBy } from './refused.ts';

/** @throws Refused with the reason and sentence */
export async function call(plan: Plan, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    'x-requested-with': 'hotline',
    ...(init.body ? { 'content-type': 'application/json' } : {}),
    ...(init.headers as Record<string, string>),
  };
  const response = await fetch(`${gateway(plan)}${path}`, { ...init, headers });
  if (response.ok) return response;
  throw await refusedBy(`${init.method ?? 'GET'} ${path}`, response);
}

/** Signs in. @returns the session's cookie */
export async function signIn(plan: Plan, account: string, password: string): Promise<string> {
  const response = await call(plan, '/api/session', { method: 'POST', body: JSON.stringify({ account, password }) });
  return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

export interface Token {
  token: string;
  expiresAt: Date;
}

/** The signed-in person's token for gRPC. */
export async function fetchToken(plan: Plan, cookie: string): Promise<Token> {
  const response = await call(plan, '/api/token', { method: 'POST', headers: { cookie } });
  const { token, expiresAt } = (await response.json()) as { token: string; expiresAt: string };
  return { token, expiresAt: new Date(expiresAt) };
}
