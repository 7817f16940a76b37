import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { Caller } from '../../lifecycle/index.js';
import { clientOf, type CallOptions, type Client, type ClientOptions } from '../client.js';
import { standardLimits } from '../gate.js';
import { command, query, type Rights } from '../rights.js';
import { Rpc } from '../rpc.js';
import { GrpcServer } from '../server.js';
import { mintToken, newKeyPair, signingKey, tokenVerifier, verifyingKey, type Identity } from '../token.js';
import { EchoService, type Word } from './echo.js';
import { MemoryOnce } from './memory-once.js';

const keys = newKeyPair();
export const serviceSecret = Buffer.alloc(32, 7);
export const verify = tokenVerifier({ tenant: '411700', publicKey: verifyingKey(keys.publicKey), serviceSecret });

export const wang: Identity = { tenant: '411700', person: 'wang', name: '王敏', unit: '', roles: ['agent'] };
export const mint = (identity: Partial<Identity> = {}, seconds?: number) =>
  mintToken({ ...wang, ...identity }, signingKey(keys.privateKey), seconds);

/** What the served rpcs do. */
export interface Echo {
  say?: (request: Word, caller: Caller) => Promise<Word>;
  write?: (request: Word, caller: Caller) => Promise<Word>;
  watch?: (request: Word) => AsyncIterable<Word>;
}

const echo = async ({ word }: Word): Promise<Word> => ({ word });
const rights: Rights = { say: query('agent', 'system'), write: command('agent'), watch: query('agent') };

function controllerOf({ say = echo, write = echo, watch }: Echo) {
  @Controller()
  class EchoController {
    @Rpc(EchoService.say) say(request: Word, caller: Caller): Promise<Word> {
      return say(request, caller);
    }

    @Rpc(EchoService.write) write(request: Word, caller: Caller): Promise<Word> {
      return write(request, caller);
    }

    @Rpc(EchoService.watch) watch(request: Word): AsyncIterable<Word> {
      return watch!(request);
    }
  }
  return EchoController;
}

/** A real server on a real port, as the host would start it. */
export async function serveEcho(
  rpcs: Echo = {},
  { service = 'echo', port = 0, drainMs = 500, descriptors = Buffer.alloc(0), limits = standardLimits } = {},
) {
  @Module({ controllers: [controllerOf(rpcs)] })
  class EchoModule {}
  const options = {
    definition: EchoService,
    service,
    rights,
    verify,
    idempotency: new MemoryOnce(),
    address: `127.0.0.1:${port}`,
    drainMs,
    descriptors,
    limits,
  };
  const server = new GrpcServer(options);
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(EchoModule, {
    strategy: server,
    logger: false,
    abortOnError: false,
  });
  await app.listen();
  server.setServing(true);
  return { server, port: server.port, close: () => app.close(), client: (own?: ClientOptions) => echoClient(server.port, own) };
}

export const echoClient = (port: number, own: ClientOptions = {}): Client<typeof EchoService> =>
  clientOf(EchoService, `127.0.0.1:${port}`, own);

export const asWang = async (options: CallOptions = {}): Promise<CallOptions> => ({ token: await mint(), ...options });
