import type { DescMethod, DescService } from '@bufbuild/protobuf';
import { DomainError } from '@hotline/platform/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from '../../grpc/contracts.js';
import type { RawClient } from '../../grpc/raw-client.js';
import type { Doorman } from '../doorman.js';
import { callOptions } from './call-options.js';
import { binary, json, type Codec } from './codecs.js';
import { sendConnectError, sendUnsupportedType } from './connect-error.js';

/** As large as gRPC lets a message be. */
const bodyLimit = 4 * 1024 * 1024;

const codecs: Record<string, Codec> = { 'application/json': json, 'application/proto': binary };

const mediaTypeOf = ({ headers }: FastifyRequest): string => (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();

const requireConnect = ({ headers }: FastifyRequest): void => {
  const version = headers['connect-protocol-version'];
  if (version !== undefined && version !== '1')
    throw new DomainError('invalid', 'BAD_PROTOCOL_VERSION', 'connect-protocol-version must be 1');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new DomainError('unimplemented', 'ENCODING_UNKNOWN', `content-encoding ${encoding} is not read here`);
};

/** The unary form of the Connect protocol in front of every service's rpcs. It knows the contracts, and nothing of what they mean. */
export function bridge(services: readonly DescService[], client: RawClient, doorman: Doorman) {
  const forward = (method: DescMethod) => async (request: FastifyRequest, reply: FastifyReply) => {
    const type = mediaTypeOf(request);
    const codec = codecs[type];
    if (!codec) return sendUnsupportedType(reply);
    requireConnect(request);
    const bytes = codec.read(method.input, (request.body as Buffer | undefined) ?? Buffer.alloc(0));
    const answer = await client.unary(method, bytes, callOptions(request, reply, doorman.who(request).token));
    return reply.type(type).send(codec.write(method.output, answer));
  };
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(Object.keys(codecs), { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
    app.setErrorHandler(sendConnectError);
    doorman.guard(app);
    for (const { methods } of services) {
      for (const method of methods) if (method.methodKind === 'unary') app.post(pathOf(method), { bodyLimit }, forward(method));
    }
  };
}
