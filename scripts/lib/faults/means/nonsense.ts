// Requests that nobody in their senses sends, by the gateway and straight to a service.
import { DomainError } from '@hotline/platform/errors';
import { clientOf, closeClient } from '@hotline/platform/grpc';
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import { SubmitAppealRequest } from '@hotline/proto/intake/v1/submission';
import { addressOf, gateway } from '../../stack/plan.ts';
import type { Trial } from '../fault.ts';

const many = 10_000;
const bytes = (value: Buffer): Buffer => value;
const { path } = IntakeServiceService.submitAppeal;
const raw = {
  submitAppeal: {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: bytes,
    requestDeserialize: bytes,
    responseSerialize: bytes,
    responseDeserialize: bytes,
  },
} as const;

const pairs = Object.fromEntries(Array.from({ length: many }, (_, n) => [`f${n}`, String(n)]));
const listed = JSON.stringify(pairs);
const withManyFields = Buffer.from(
  SubmitAppealRequest.encode(SubmitAppealRequest.fromPartial({ kind: 'help', text: '路灯不亮', fields: pairs })).finish(),
);
/** Field 1000, which no contract has: a number, and the beginning of a group. */
const unknownNumber = Buffer.from([0xc0, 0x3e, 1]);
const unknownGroup = Buffer.from([0xc3, 0x3e]);
const withUnknown = Buffer.alloc(many * unknownNumber.length, unknownNumber);

export interface Nonsense {
  what: string;
  /** @returns gRPC's word for the answer */
  send: () => Promise<string>;
}

export async function nonsense({ plan, people }: Trial): Promise<Nonsense[]> {
  const token = await people.tokenOf('agent1');
  const byPage = (what: string, body: string | Buffer, type = 'application/json'): Nonsense => ({
    what: `${what} by the gateway`,
    send: async () => {
      const headers = { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID(), 'content-type': type };
      const response = await fetch(`${gateway(plan)}${path}`, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) });
      const { code = response.status } = (await response.json()) as { code?: string };
      return String(code).toUpperCase();
    },
  });
  const straight = (what: string, body: Buffer): Nonsense => ({
    what: `${what} straight to a service`,
    send: async () => {
      const client = clientOf(raw, addressOf(plan, 'intake'));
      try {
        await client.submitAppeal(body, { token, idempotencyKey: crypto.randomUUID() });
        return 'OK';
      } catch (error) {
        return error instanceof DomainError && error.kind === 'invalid' ? 'INVALID_ARGUMENT' : String(error);
      } finally {
        closeClient(client);
      }
    },
  });
  return [
    byPage('10,000 unknown fields', listed),
    byPage('10,000 fields of an appeal', `{"kind":"help","text":"路灯不亮","fields":${listed}}`),
    byPage('lists a million deep', `{"title":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`),
    byPage('10,000 unknown fields as bytes', withUnknown, 'application/proto'),
    byPage('10,000 fields of an appeal as bytes', withManyFields, 'application/proto'),
    straight('10,000 unknown fields', withUnknown),
    straight('10,000 fields of an appeal', withManyFields),
    straight('groups two million deep', Buffer.alloc(4_000_000, unknownGroup)),
    straight('bytes that are nothing', Buffer.from('no message at all')),
  ];
}
