import { randomBytes } from 'node:crypto';
import { Cipher } from '@hotline/platform/crypto';
import { newKeyPair, tokenVerifier, verifyingKey, type Limits } from '@hotline/platform/grpc';
import { openContainer, openRuntime } from '@hotline/platform/hosting';
import { freshDatabase, testServer } from '@hotline/platform/testing';
import { gatewayModule, httpServer } from '../../src/gateway.module.js';
import { migrations } from '../../src/adapters/mysql/migrations/index.js';
import { variables } from '../../src/config.js';
import type { HttpServer } from '../../src/adapters/http/http-server.js';

const tenant = { code: '411700', name: '驿城市', level: 'city', parent: '' } as const;

export const adminPassword = 'the first of all words';

/** The gateway on a free port, over a database of its own, with the neighbours at the given addresses. */
export async function openGateway(addresses: Record<string, string> = {}, env: Record<string, string> = {}, limits?: Limits) {
  const keys = newKeyPair();
  const secret = randomBytes(32);
  const server = await testServer();
  const database = await freshDatabase(server, migrations);
  const open = await openRuntime({
    tenant,
    service: 'gateway',
    env: {
      HOTLINE_GATEWAY_PORT: '0',
      HOTLINE_GATEWAY_SECURE_COOKIE: 'false',
      HOTLINE_GATEWAY_ADMIN_PASSWORD: adminPassword,
      HOTLINE_TOKEN_PRIVATE_KEY: keys.privateKey,
      ...env,
    },
    unitOfWork: database.unitOfWork,
    ...(limits && { limits }),
    cipher: new Cipher([{ id: 'k1', algorithm: 'aes', secret }]),
    secret,
    addressOf: (name) => addresses[name] ?? '127.0.0.1:1',
  });
  const service = { name: 'gateway', variables, migrations, module: gatewayModule };
  const verify = tokenVerifier({ tenant: tenant.code, publicKey: verifyingKey(keys.publicKey), serviceSecret: secret });
  const container = await openContainer(service, open.runtime, { address: '127.0.0.1:0', drainMs: 1000, verify });
  const http = container.app.get<HttpServer>(httpServer);
  await http.start();
  return {
    url: http.address,
    /** the process will end soon */
    leave: () => http.leave(),
    runtime: open.runtime,
    unitOfWork: database.unitOfWork,
    /** the caller behind a token, as a service sees it */
    verify,
    /** a token that a service would sign for itself */
    secret,
    keys,
    close: async () => {
      await http.stop();
      await container.close();
      await open.close();
      await database.drop();
      await server.close();
    },
  };
}

export type OpenGateway = Awaited<ReturnType<typeof openGateway>>;
