import { createPublicKey } from 'node:crypto';
import { boolean, integer, optional, readVariables, secret, text, type Environment, type Values } from '@hotline/platform/config';
import { signingKey, verifyingKey } from '@hotline/platform/grpc';

/** What the gateway reads beside the host's own variables. */
export const variables = {
  HOTLINE_GATEWAY_HOST: text('address that the gateway listens on', '127.0.0.1'),
  HOTLINE_GATEWAY_PORT: integer('port that the gateway listens on; 0 takes a free one', { min: 0, max: 65_535, fallback: 8080 }),
  HOTLINE_TOKEN_PRIVATE_KEY: secret('Ed25519 private key in PEM, by which the gateway signs the tokens that the services believe'),
  HOTLINE_GATEWAY_SECURE_COOKIE: boolean('whether the session cookie travels over HTTPS only; false for plain http on one machine', true),
  HOTLINE_GATEWAY_ORIGINS: optional(
    text('further origins whose pages may change things, separated by commas, e.g. https://12345.example.cn'),
  ),
  HOTLINE_GATEWAY_PROXIES: optional(text('addresses or networks of trusted proxies that name the client, separated by commas')),
  HOTLINE_GATEWAY_ADMIN_PASSWORD: optional(secret('password of the account admin, which is made when there is no account yet')),
  HOTLINE_GATEWAY_PUBLIC_PER_MINUTE: integer('calls of the public API that one address may make a minute', {
    min: 1,
    max: 1_000_000,
    fallback: 120,
  }),
  HOTLINE_GATEWAY_SIGN_INS_PER_MINUTE: integer('sign-ins that one address may try a minute', { min: 1, max: 1_000_000, fallback: 120 }),
};

export interface Config {
  host: string;
  port: number;
  privateKey: string;
  secureCookie: boolean;
  origins: string[];
  proxies: string[];
  adminPassword: string | undefined;
  publicPerMinute: number;
  signInsPerMinute: number;
}

const list = (words: string | undefined) =>
  (words ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const toConfig = (values: Values<typeof variables>): Config => ({
  host: values.HOTLINE_GATEWAY_HOST,
  port: values.HOTLINE_GATEWAY_PORT,
  privateKey: values.HOTLINE_TOKEN_PRIVATE_KEY,
  secureCookie: values.HOTLINE_GATEWAY_SECURE_COOKIE,
  origins: list(values.HOTLINE_GATEWAY_ORIGINS),
  proxies: list(values.HOTLINE_GATEWAY_PROXIES),
  adminPassword: values.HOTLINE_GATEWAY_ADMIN_PASSWORD,
  publicPerMinute: values.HOTLINE_GATEWAY_PUBLIC_PER_MINUTE,
  signInsPerMinute: values.HOTLINE_GATEWAY_SIGN_INS_PER_MINUTE,
});

/** The host's own variable: what the services check tokens with. */
const tokenCheck = { HOTLINE_TOKEN_PUBLIC_KEY: optional(secret('see the host')) };

/** A gateway that signs with another key than the services check with would let people in whom every service refuses. */
function requirePair(privateKey: string, publicKey: string | undefined): void {
  let signs;
  try {
    signs = createPublicKey(signingKey(privateKey));
  } catch {
    throw new Error('HOTLINE_TOKEN_PRIVATE_KEY is not a private key in PEM');
  }
  if (signs.asymmetricKeyType !== 'ed25519') throw new Error('HOTLINE_TOKEN_PRIVATE_KEY is not an Ed25519 key');
  if (publicKey !== undefined && !signs.equals(verifyingKey(publicKey)))
    throw new Error('HOTLINE_TOKEN_PRIVATE_KEY and HOTLINE_TOKEN_PUBLIC_KEY are no pair: the services would refuse every token');
}

/** @throws Error with the variable's name */
export function readConfig(env: Environment): Config {
  const config = toConfig(readVariables(env, variables));
  requirePair(config.privateKey, readVariables(env, tokenCheck).HOTLINE_TOKEN_PUBLIC_KEY);
  return config;
}
