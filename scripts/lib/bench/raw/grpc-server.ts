// The limit of a hop: grpc-js as it comes, one handler, no interceptor.
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { answer, question } from '../programs/question.ts';
import { serve } from '../programs/serve.ts';

void serve(async (given) => {
  const { port } = given as { port: number };
  const server = new Server();
  server.addService(question, { getAppeal: (_call: unknown, done: (error: null, reply: typeof answer) => void) => done(null, answer) });
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error) => (error ? reject(error) : resolve()));
  });
  return async () => ({});
});
