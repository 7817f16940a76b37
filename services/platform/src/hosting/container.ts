import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { GrpcServer, requireRights, type ServerOptions } from '../grpc/index.js';
import { inService } from '../telemetry/index.js';
import { nestLog } from './nest-log.js';
import type { Runtime } from './runtime.js';
import type { HotlineService } from './service.js';

export type ContainerOptions = Pick<ServerOptions, 'address' | 'drainMs' | 'verify' | 'descriptors'>;

/** A service's Nest container; its gRPC server, if it has a contract, listens but is not yet SERVING. */
export interface Container {
  app: INestApplicationContext;
  /** 0 without a contract */
  port: number;
  setServing(serving: boolean): void;
  /** No new calls, running ones finish or are cut, then the modules' own ends. */
  close(): Promise<void>;
}

const quiet = { logger: nestLog, abortOnError: false } as const;

async function withoutContract(service: HotlineService, runtime: Runtime): Promise<Container> {
  const app = await NestFactory.createApplicationContext(service.module(runtime), quiet);
  return { app, port: 0, setServing: () => undefined, close: () => app.close() };
}

async function withContract(service: HotlineService, runtime: Runtime, options: ContainerOptions): Promise<Container> {
  const { contract: definition, rights = {}, name } = service;
  if (!definition) return withoutContract(service, runtime);
  requireRights(name, Object.keys(definition), rights);
  const { limits, idempotency } = runtime;
  const server = new GrpcServer({ ...options, service: name, definition, rights, limits, idempotency });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(service.module(runtime), { ...quiet, strategy: server });
  await app.listen();
  return { app, port: server.port, setServing: (serving) => server.setServing(serving), close: () => app.close() };
}

/** @throws when the rights or the controllers don't match the contract, or the address is taken */
export const openContainer = (service: HotlineService, runtime: Runtime, options: ContainerOptions): Promise<Container> =>
  inService(service.name, () => withContract(service, runtime, options));
