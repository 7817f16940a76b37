// The secrets of one installation: made once, kept in its folder, readable by the owner only.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Keys {
  secret: string;
  cipherKeys: string;
  tokenPublicKey: string;
  tokenPrivateKey: string;
  /** The account `admin`'s. */
  adminPassword: string;
  /** Everybody else's, until they change it. */
  password: string;
}

export function keysOf(folder: string): Keys {
  const file = join(folder, 'keys.json');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(makeKeys(), undefined, 2), { mode: 0o600 });
  return JSON.parse(readFileSync(file, 'utf8')) as Keys;
}

function makeKeys(): Keys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    secret: randomBytes(32).toString('base64'),
    cipherKeys: `k1:aes:${randomBytes(32).toString('base64')}`,
    tokenPublicKey: publicKey,
    tokenPrivateKey: privateKey,
    adminPassword: `rexian-${randomBytes(6).toString('hex')}`,
    password: `rexian-${randomBytes(4).toString('hex')}`,
  };
}
