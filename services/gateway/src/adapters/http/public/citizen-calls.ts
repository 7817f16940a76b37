import type { CallOptions, Client } from '@hotline/platform/grpc';
import type { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tokens } from '../../../app/ports.js';
import { goneSignal } from '../bridge/call-options.js';

export type Intake = Client<typeof IntakeServiceService>;

/** Whoever has no account: the query code says what is theirs. */
const citizen = { person: 'citizen', name: '', unit: '', roles: ['citizen'] };

/** Intake, asked for a citizen. */
export interface CitizenCalls {
  intake: Intake;
  options: (request: FastifyRequest, reply: FastifyReply) => Promise<CallOptions>;
}

export const citizenCalls = (intake: Intake, tokens: Tokens): CitizenCalls => ({
  intake,
  options: async ({ headers }, reply) => {
    const idempotencyKey = headers['idempotency-key'] as string | undefined;
    const { token } = await tokens.of(citizen);
    return { token, signal: goneSignal(reply), ...(idempotencyKey && { idempotencyKey }) };
  },
});

export const queryCodeOf = ({ headers }: FastifyRequest): string => String(headers['x-query-code'] ?? '');
