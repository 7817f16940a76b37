import { randomBytes } from 'node:crypto';
import { mintToken, newKeyPair, signingKey } from '@hotline/platform/grpc';
import { freePort, testServer } from '@hotline/platform/testing';

const code = () => `${100_000 + (randomBytes(3).readUIntBE(0, 3) % 800_000)}`;

/** An environment for one tenant of its own on the test server, and tokens that its services accept. */
export async function testEnvironment(more: Record<string, string> = {}) {
  const server = await testServer(2);
  const { host, port, user, password } = server.options;
  await server.close();
  const { privateKey, publicKey } = newKeyPair();
  const tenant = code();
  const key = () => randomBytes(32).toString('base64');
  const base = await freePort(10);
  const env: Record<string, string> = {
    HOTLINE_TENANT: tenant,
    HOTLINE_TENANT_NAME: '驿城市',
    HOTLINE_DATABASE_HOST: host,
    HOTLINE_DATABASE_PORT: String(port),
    HOTLINE_DATABASE_USER: user,
    HOTLINE_DATABASE_PASSWORD: password,
    HOTLINE_PORT_BASE: String(base),
    HOTLINE_SECRET: key(),
    HOTLINE_CIPHER_KEYS: `k1:sm4:${Buffer.from(randomBytes(32)).toString('base64')}`,
    HOTLINE_TOKEN_PUBLIC_KEY: publicKey,
    HOTLINE_DRAIN_MS: '2000',
    ...more,
  };
  const tokenFor = (role: string, unit = '') =>
    mintToken({ tenant, person: `${role}-1`, name: '测试员', unit, roles: [role] }, signingKey(privateKey));
  return { env, tenant, base, tokenFor };
}
