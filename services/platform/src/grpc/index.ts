export { currentCall, type Call, type RunsOnce } from './call.js';
export { clientOf, closeClient, type CallOptions, type Client, type ClientOptions } from './client.js';
export { encodeErrorInfo, encodeRetryInfo, type ErrorInfo } from './error-details.js';
export { fullName, rpcName, shortName, type MethodDefinition, type ServiceDefinition } from './definition.js';
export { Gate, standardLimits, type Limits } from './gate.js';
export { refusalOf, RemoteRefusal, statusOf } from './refusal.js';
export { anyone, command, query, requireRights, type Right, type Rights } from './rights.js';
export { Rpc, type Answer } from './rpc.js';
export { GrpcServer, type ServerOptions } from './server.js';
export {
  mintServiceToken,
  mintToken,
  newKeyPair,
  signingKey,
  tokenVerifier,
  verifyingKey,
  type Identity,
  type TokenTrust,
} from './token.js';
