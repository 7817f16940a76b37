// The limit of a gateway: Fastify as it comes, JSON in, the same gRPC call by the generated client, JSON out. Nobody is checked, nothing is
// observed.
import { credentials } from '@grpc/grpc-js';
import { IntakeServiceClient } from '@hotline/proto/intake/v1/intake_service';
import type { GetAppealRequest, GetAppealResponse } from '@hotline/proto/intake/v1/search';
import { fastify } from 'fastify';
import { questionPath } from '../programs/question.ts';
import { serve } from '../programs/serve.ts';

void serve(async (given) => {
  const { port, backend } = given as { port: number; backend: number };
  const client = new IntakeServiceClient(`127.0.0.1:${backend}`, credentials.createInsecure());
  const ask = (request: GetAppealRequest): Promise<GetAppealResponse> =>
    new Promise((resolve, reject) => {
      client.getAppeal(request, (error, reply) => (error ? reject(error) : resolve(reply)));
    });
  const app = fastify();
  app.post(questionPath, ({ body }) => ask(body as GetAppealRequest));
  await app.listen({ host: '127.0.0.1', port });
  return async () => ({});
});
