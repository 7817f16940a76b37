import { generateKeyPairSync } from 'node:crypto';
import { newKeyPair } from '@hotline/platform/grpc';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const { privateKey, publicKey } = newKeyPair();
const withKeys = (signs: string, checks: string) => ({ HOTLINE_TOKEN_PRIVATE_KEY: signs, HOTLINE_TOKEN_PUBLIC_KEY: checks });

describe("the gateway's key", () => {
  it('fits what the services check tokens with', () => {
    expect(readConfig(withKeys(privateKey, publicKey)).privateKey).toBe(privateKey);
    expect(readConfig({ HOTLINE_TOKEN_PRIVATE_KEY: privateKey.replaceAll('\n', '\\n') }).port).toBe(8080);
  });

  it('of another pair stops the start: every service would refuse its tokens', () => {
    expect(() => readConfig(withKeys(privateKey, newKeyPair().publicKey))).toThrow(
      'HOTLINE_TOKEN_PRIVATE_KEY and HOTLINE_TOKEN_PUBLIC_KEY are no pair',
    );
  });

  it('that is none, or of another kind, is named', () => {
    expect(() => readConfig(withKeys('no key', publicKey))).toThrow('HOTLINE_TOKEN_PRIVATE_KEY is not a private key in PEM');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => readConfig(withKeys(rsa, publicKey))).toThrow('HOTLINE_TOKEN_PRIVATE_KEY is not an Ed25519 key');
  });
});
