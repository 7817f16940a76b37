// A token of an agent, as the gateway would sign it: for load that goes on longer than one lives.
import { mintToken, signingKey } from '@hotline/platform/grpc';
import type { Apart } from './apart.ts';

export const agentToken = ({ plan, keys }: Apart): Promise<string> =>
  mintToken({ tenant: plan.tenant.code, person: 'agent1', name: '刘秀芝', unit: '', roles: ['agent'] }, signingKey(keys.tokenPrivateKey));
