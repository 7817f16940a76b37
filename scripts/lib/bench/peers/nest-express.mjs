// The common choice for a gateway: Nest with Express, a controller for each rpc, Nest's own gRPC client on the .proto files.
import 'reflect-metadata';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Controller, HttpCode, Inject, Module, Post, Body } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientsModule, Transport } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { serve } from '../programs/serve.ts';

/** What decorators and TypeScript would write. */
const decorate = (target, name, decorators) => {
  const descriptor = Object.getOwnPropertyDescriptor(target, name);
  for (const decorator of decorators) decorator(target, name, descriptor);
  Object.defineProperty(target, name, descriptor);
};

class Appeals {
  constructor(client) {
    this.intake = client.getService('IntakeService');
  }

  getAppeal(body) {
    return lastValueFrom(this.intake.getAppeal(body));
  }
}
Controller('hotline.intake.v1.IntakeService')(Appeals);
Inject('INTAKE')(Appeals, undefined, 0);
decorate(Appeals.prototype, 'getAppeal', [Post('GetAppeal'), HttpCode(200)]);
Body()(Appeals.prototype, 'getAppeal', 0);

void serve(async ({ port, backend }) => {
  const google = join(createRequire(import.meta.url).resolve('protobufjs/package.json'), '..');
  const proto = join(import.meta.dirname, '../../../../proto');
  const client = {
    name: 'INTAKE',
    transport: Transport.GRPC,
    options: {
      package: 'hotline.intake.v1',
      protoPath: join(proto, 'hotline/intake/v1/intake_service.proto'),
      url: `127.0.0.1:${backend}`,
      loader: { includeDirs: [proto, google], longs: String, enums: String, defaults: true },
    },
  };
  class Common {}
  Module({ imports: [ClientsModule.register([client])], controllers: [Appeals] })(Common);
  const app = await NestFactory.create(Common, { logger: false });
  await app.listen(port, '127.0.0.1');
  return async () => ({});
});
