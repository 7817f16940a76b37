// The three ways in that are not our own client: Connect's official one, plain HTTP at the bridge, and what both show of a refusal.
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { createClient, type Interceptor } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { readDescriptorSet } from '@hotline/proto/descriptors';
import { gateway, type Plan } from '../../../../scripts/lib/stack/plan.ts';
import type { Answer } from './portal.ts';

const contracts = createFileRegistry(fromBinary(FileDescriptorSetSchema, readDescriptorSet()));

/** A client that knows the contract from its descriptors only. */
export function connectClient(plan: Plan, service: string, headers: Record<string, string>): any {
  const withHeaders: Interceptor = (next) => (request) => {
    for (const [name, value] of Object.entries(headers)) request.header.set(name, value);
    return next(request);
  };
  const transport = createConnectTransport({ baseUrl: gateway(plan), httpVersion: '1.1', interceptors: [withHeaders] });
  return createClient(contracts.getService(service)!, transport);
}

/** JSON by plain HTTP, as curl does it. */
export async function post(plan: Plan, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(gateway(plan) + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
