// Whether a service does its work: by gRPC health; the gateway, which speaks HTTP, by its own word.
import { clientOf, closeClient } from '@hotline/platform/grpc';
import { addressOf, gateway, type Plan, type Service } from './plan.ts';

const bytes = (value: Buffer): Buffer => value;
const health = {
  check: {
    path: '/grpc.health.v1.Health/Check',
    requestStream: false,
    responseStream: false,
    requestSerialize: bytes,
    requestDeserialize: bytes,
    responseSerialize: bytes,
    responseDeserialize: bytes,
  },
} as const;

/** HealthCheckResponse { status = 1: SERVING } */
const serving = Buffer.from([8, 1]);

export async function isServing(plan: Plan, service: Service): Promise<boolean> {
  if (service === 'gateway')
    return fetch(`${gateway(plan)}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const client = clientOf(health, addressOf(plan, service));
  try {
    return serving.equals(await client.check(Buffer.alloc(0), { deadlineMs: 500 }));
  } catch {
    return false;
  } finally {
    closeClient(client);
  }
}
