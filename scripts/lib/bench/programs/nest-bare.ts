// A hop as Nest makes it by itself: its gRPC server on the generated contract, one controller, nothing between.
import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GrpcMethod, Transport, type MicroserviceOptions } from '@nestjs/microservices';
import { decorateMethod } from './decorate.ts';
import { answer, question, serviceName } from './question.ts';
import { serve } from './serve.ts';

class Appeals {
  async getAppeal() {
    return answer;
  }
}
decorateMethod(Appeals.prototype, 'getAppeal', GrpcMethod(serviceName, 'getAppeal'));
Controller()(Appeals);

class Bare {}
Module({ controllers: [Appeals] })(Bare);

void serve(async (given) => {
  const { port } = given as { port: number };
  const packageDefinition = { [serviceName]: question };
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(Bare, {
    transport: Transport.GRPC,
    options: { package: 'hotline.intake.v1', packageDefinition: packageDefinition as never, url: `127.0.0.1:${port}` },
    logger: false,
  });
  await app.listen();
  return async () => ({});
});
