import { invalid } from '@hotline/platform/errors';
import type { CallOptions, Client } from '@hotline/platform/grpc';
import type { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tokens } from '../../../app/ports.js';
import { goneSignal } from '../bridge/call-options.js';

export type Intake = Client<typeof IntakeServiceService>;

/** Whoever has no account: the query code says what is theirs. */
const citizen = { person: 'citizen', name: '', unit: '', roles: ['citizen'] };

const fewestCharacters = 6;

/**
 * All citizens are one person to the services: the key is all that parts one's stored reply from another's who sends the very same
 * words. So it must not be a word that others would choose too. @throws DomainError IDEMPOTENCY_KEY_MALFORMED
 */
function requireRandom(key: string): string {
  if (new Set(key).size >= fewestCharacters) return key;
  throw invalid('IDEMPOTENCY_KEY_MALFORMED', `an idempotency key must be random: at least ${fewestCharacters} different characters`, {
    field: 'idempotency-key',
  });
}

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
    return { token, signal: goneSignal(reply), ...(idempotencyKey && { idempotencyKey: requireRandom(idempotencyKey) }) };
  },
});

export const queryCodeOf = ({ headers }: FastifyRequest): string => String(headers['x-query-code'] ?? '');
