// A hop as our services serve it: token and rights checked, room counted, span written, measured, refusals mapped.
import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { GrpcServer, Rpc, mintToken, newKeyPair, query, signingKey, tokenVerifier, verifyingKey } from '@hotline/platform/grpc';
import { startTracing } from '@hotline/platform/telemetry';
import { decorateMethod } from './decorate.ts';
import { answer, question } from './question.ts';
import { serve } from './serve.ts';

export interface OursServed {
  port: number;
  /** Where its spans go. */
  traces: string;
}

class Appeals {
  async getAppeal() {
    return answer;
  }
}
decorateMethod(Appeals.prototype, 'getAppeal', Rpc(question.getAppeal) as MethodDecorator);
Controller()(Appeals);

class Ours {}
Module({ controllers: [Appeals] })(Ours);

const tenant = '411700';

/** Each task gets a fresh token for the callers. */
void serve(async (given) => {
  const { port, traces } = given as OursServed;
  await startTracing({ tenant, file: traces });
  const { publicKey, privateKey } = newKeyPair();
  const server = new GrpcServer({
    definition: question,
    service: 'intake',
    rights: { getAppeal: query('agent') },
    verify: tokenVerifier({ tenant, publicKey: verifyingKey(publicKey), serviceSecret: Buffer.alloc(32) }),
    idempotency: { run: async (_key, _method, _request, _caller, work) => work() },
    address: `127.0.0.1:${port}`,
    drainMs: 1000,
  });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(Ours, { strategy: server, logger: false });
  await app.listen();
  const agent = { tenant, person: 'agent1', name: '刘秀芝', unit: '', roles: ['agent'] };
  return async () => ({ token: await mintToken(agent, signingKey(privateKey)) });
});
